// Right
using Langfuse.Observe;

namespace Vault;

public sealed class LogOn
{
    public string User { get; init; } = "";

    [Sensitive]
    public string Password { get; init; } = "";

    [NotCaptured]
    public string? RefreshToken { get; init; }
}

public sealed class VaultClient(Func<string, string, Task<bool>> check)
{
    [Observe(Name = "open-vault")]
    public Task<bool> OpenAsync(LogOn logOn) => check(logOn.User, logOn.Password);

    [Observe(Name = "rotate")]
    public async Task<bool> RotateAsync(string user, [Sensitive] string oldPassword, [NotCaptured] string newPassword)
    {
        return oldPassword != newPassword && await check(user, oldPassword);
    }
}
