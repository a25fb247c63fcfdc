using System.ClientModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using OpenAI;

namespace ModelService;

/// <summary>The model that the samples call: OpenAI's with <c>OPENAI_API_KEY</c>, else a stand-in in this process that speaks the same wire format.</summary>
public sealed class Model : IAsyncDisposable
{
    private readonly WebApplication? _standIn;

    private Model(WebApplication? standIn, string address, string key)
    {
        _standIn = standIn;
        Address = new Uri(address);
        Key = new ApiKeyCredential(key);
    }

    /// <summary>The service, for <see cref="OpenAIClientOptions.Endpoint"/>.</summary>
    public Uri Address { get; }

    public ApiKeyCredential Key { get; }

    public string Name { get; } = Environment.GetEnvironmentVariable("OPENAI_MODEL") ?? "gpt-4o-mini";

    /// <param name="answer">What the stand-in answers to a conversation.</param>
    public static async Task<Model> ConnectAsync(Func<IReadOnlyList<Turn>, Reply> answer)
    {
        if (Environment.GetEnvironmentVariable("OPENAI_API_KEY") is { Length: > 0 } key)
        {
            return new Model(null, Environment.GetEnvironmentVariable("OPENAI_BASE_URL") ?? "https://api.openai.com/v1", key);
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/v1/chat/completions", context => StandIn.AnswerAsync(context, answer));
        await app.StartAsync();
        return new Model(app, app.Urls.Single() + "/v1", "none");
    }

    public async ValueTask DisposeAsync()
    {
        if (_standIn is not null)
        {
            await _standIn.DisposeAsync();
        }
    }
}
