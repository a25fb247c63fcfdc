// Correct
using Langfuse.Observe;
namespace Privacy;

public sealed class Login
{
    public string User { get; init; } = "";

    [Sensitive]
    public string Password { get; init; } = "";
}

public static class Gate
{
    [Observe]
    public static bool Enter(Login login, [NotCaptured] string accessToken) => login.Password != accessToken;
}
