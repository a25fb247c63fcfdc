// Planted: LFO7001
using Langfuse.Observe;
namespace Privacy;

public readonly record struct Credentials(string User, string ClientSecret);

public static class Gate
{
    [Observe]
    public static bool Enter(Credentials credentials) => credentials.User.Length > 0;

    [Observe]
    public static bool Leave(Credentials credentials) => credentials.User.Length == 0;
}
