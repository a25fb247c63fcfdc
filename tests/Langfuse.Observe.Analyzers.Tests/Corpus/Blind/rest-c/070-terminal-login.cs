// Planted: LFO7001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var signIn = [Observe(Name = "sign-in")] (string user, string password) => Accounts.Verify(user, password.GetHashCode(StringComparison.Ordinal));

Console.Write("user: ");
var name = Console.ReadLine() ?? "";
Console.Write("word: ");
var typed = Console.ReadLine() ?? "";
if (!signIn(name, typed))
{
    Console.WriteLine("no entry");
    return 1;
}

Console.WriteLine(await Accounts.GreetAsync(name));
return 0;

internal static class Accounts
{
    public static bool Verify(string user, int hash) => user.Length > 0 && hash != 0;

    [Observe(AsType = ObservationType.Chain)]
    public static async Task<string> GreetAsync(string user)
    {
        await Task.Yield();
        return "Welcome back, " + user;
    }
}
