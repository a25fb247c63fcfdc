using System.Text.Json;
using System.Text.Json.Nodes;
using Langfuse.Observe.Api;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Http;

namespace Langfuse.Observe.Client.Tests.Prompts;

/// <summary>A prompts client over a socket, whose clock is moved by hand, before a server that answers as told.</summary>
internal sealed class PromptFixture : IAsyncDisposable
{
    private readonly LangfuseHttp _http;
    private readonly LangfuseOptions _options;

    public PromptFixture(Func<RawRequest, RawAnswer> answer, Action<LangfuseOptions>? configure = null)
    {
        Server = RawServer.Start(answer);
        _options = new LangfuseOptions { BaseUrl = Server.BaseUrl, PublicKey = "pk-lf-1", SecretKey = "sk-lf-1", ApiRetries = 0 };
        configure?.Invoke(_options);
        _http = new LangfuseHttp(_options);
        Prompts = New();
    }

    public RawServer Server { get; }

    public ManualTime Time { get; } = new();

    public PromptsClient Prompts { get; private set; }

    public int Gets => Server.Requests.Count(static request => request.Method == "GET");

    /// <summary>As after a restart of the program: nothing in memory.</summary>
    public PromptsClient New() => Prompts = new PromptsClient(new ApiConnection(_http, new ApiLimits(_options.Timeout, _options.ApiRetries), TimeProvider.System), _options, Time);

    public static RawAnswer Text(string text, int version = 1, string name = "greeting", string label = "production") => Answer(name, version, text, "text", label);

    public static RawAnswer Chat(string name, params JsonObject[] messages) => Answer(name, 1, new JsonArray([.. messages]), "chat", "production");

    public static RawAnswer NotFound => RawAnswer.Status(404, """{"message":"Prompt not found: 'greeting' with label 'production'","error":"LangfuseNotFoundError"}""");

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private static RawAnswer Answer(string name, int version, JsonNode prompt, string type, string label) => RawAnswer.Status(200, JsonSerializer.Serialize(new JsonObject
    {
        ["id"] = "p-1", ["name"] = name, ["version"] = version, ["type"] = type, ["prompt"] = prompt, ["config"] = new JsonObject { ["model"] = "gpt-4o", ["temperature"] = 0.7 },
        ["labels"] = new JsonArray(label, "latest"), ["tags"] = new JsonArray("t1"), ["commitMessage"] = null, ["isActive"] = null, ["resolutionGraph"] = null,
        ["createdAt"] = "2026-01-01T00:00:00.000Z", ["aFieldOfTomorrow"] = new JsonObject { ["x"] = 1 },
    }));
}
