// Planted: LFO7001
using Langfuse.Observe;
using Traced = Langfuse.Observe.ObserveAttribute;

public static class Login
{
    [Traced]
    public static bool SignIn(string user, string password) => user.Length > password.Length;
}
