// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start(options =>
{
    var (id, key) = KeyRing.Read(Environment.GetEnvironmentVariable("TEAM") ?? "search");
    options.PublicKey = id;
    options.SecretKey = key;
});

using (var trace = langfuse.StartTrace("key-check"))
{
    trace.Update(output: langfuse.IsEnabled ? "enabled" : "off");
}

internal static class KeyRing
{
    public static (string? PublicKey, string? SecretKey) Read(string team)
    {
        var prefix = team.ToUpperInvariant();
        return (
            Environment.GetEnvironmentVariable($"{prefix}_PUBLIC_KEY"),
            Environment.GetEnvironmentVariable($"{prefix}_SECRET_KEY"));
    }
}
