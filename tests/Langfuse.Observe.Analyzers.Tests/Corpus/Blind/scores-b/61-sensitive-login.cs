// Right
using Langfuse.Observe;

namespace Intranet;

public sealed class LoginForm
{
    public string User { get; init; } = "";

    [Sensitive]
    public string Password { get; init; } = "";
}

[Observe]
public sealed class LoginService(Func<string, string, bool> verify)
{
    private int _failures;

    public bool SignIn(LoginForm form) => Count(verify(form.User, form.Password));

    public bool SignInByCode(string user, [NotCaptured] string secretCode) => Count(verify(user, secretCode));

    [NotObserved]
    public void ChangePassword(string user, string password)
    {
        if (password.Length < 12)
        {
            throw new ArgumentException($"{user}: too short", nameof(password));
        }
    }

    private bool Count(bool signedIn)
    {
        _failures = signedIn ? 0 : _failures + 1;
        return signedIn;
    }
}
