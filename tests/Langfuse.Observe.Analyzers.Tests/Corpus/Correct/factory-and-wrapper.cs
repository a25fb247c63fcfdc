using Langfuse.Observe;

await using var tracing = Tracing.Create(args.Contains("--trace"));
Console.WriteLine(await Book.LookUpAsync(args[0]));

sealed class Tracing : IAsyncDisposable
{
    private readonly LangfuseClient? _client;

    private Tracing(LangfuseClient? client) => _client = client;

    public static Tracing Create(bool enabled) => new(enabled ? LangfuseClient.Start() : null);

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.FlushAsync(TimeSpan.FromSeconds(5));
            await _client.DisposeAsync();
        }
    }
}

static class Book
{
    [Observe]
    public static async Task<string> LookUpAsync(string word) => (await File.ReadAllLinesAsync("words.txt")).First(line => line.StartsWith(word, StringComparison.Ordinal));
}
