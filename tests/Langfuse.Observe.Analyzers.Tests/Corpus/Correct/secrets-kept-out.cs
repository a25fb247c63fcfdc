// Correct
using Langfuse.Observe;

public class Login
{
    [Observe(CaptureInput = false)]
    public bool SignIn(string user, string password) => user.Length > password.Length;

    [Observe]
    public bool Check(string user, [NotCaptured] string accessToken) => user.Length > accessToken.Length;
}
