// Planted: LFO5001
using Langfuse.Observe;
using System.Text.Json;

// nightly-embed: embeds the product texts of a furniture shop, once a night
public sealed class App
{
    private readonly LangfuseClient _langfuse;
    private readonly string _settings;

    private App(string settings)
    {
        _settings = settings;
        _langfuse = LangfuseClient.Start(o => o.ServiceName = "nightly-embed");
    }

    public static void Main(string[] args)
    {
        var app = new App(args.Length > 0 ? args[0] : "embed.json");
        app.Embed();
        app.Close();
    }

    private void Embed()
    {
        var products = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(_settings))!;
        using var trace = _langfuse.StartTrace("nightly-embed", metadata: new { products.Count });
        foreach (var (number, text) in products)
        {
            using var embedding = trace.StartObservation("embed", ObservationType.Embedding, input: text, model: "text-embedding-3-small");
            embedding.Update(output: new { dimensions = 1536 }, metadata: new { number });
        }
    }

    private void Close() => _langfuse.Dispose();
}
