// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var account = new Account { Name = "ana", Password = Environment.GetEnvironmentVariable("DEMO") ?? "" };
Console.WriteLine(Accounts.Open(account));
Console.WriteLine(await Accounts.SummariseAsync("A long text about keyboards", 20, CancellationToken.None));
Console.WriteLine(Accounts.Sign("text", [1, 2, 3]));

internal sealed class Account
{
    public string Name { get; init; } = "";

    [Sensitive]
    public string Password { get; init; } = "";
}

internal static class Accounts
{
    [Observe]
    public static bool Open(Account account) => account.Name.Length > 0 && account.Password.Length > 0;

    [Observe]
    public static async Task<string> SummariseAsync(string text, int maxTokens, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return text.Length > maxTokens ? text[..maxTokens] : text;
    }

    [Observe]
    public static int Sign(string text, [NotCaptured] byte[] privateKey) => text.Length ^ privateKey.Length;
}
