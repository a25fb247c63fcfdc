using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Langfuse.Observe.Server.Tests.Support;

/// <summary>A model behind OpenAI's wire format, over real sockets; it answers as it is told and counts.</summary>
internal sealed class FakeJudge : IAsyncDisposable
{
    private readonly WebApplication _application;
    private int _now;

    private FakeJudge(WebApplication application) => _application = application;

    public Uri Address { get; private set; } = null!;

    /// <summary>What is answered to the last user message; a judgement of 0.5 unless told otherwise.</summary>
    public Func<string, HttpContext, Task>? Answer { get; set; }

    /// <summary>How often each last user message was answered with a judgement.</summary>
    public ConcurrentDictionary<string, int> Judged { get; } = new();

    public ConcurrentQueue<JsonNode> Requests { get; } = new();

    public int Calls => Requests.Count;

    /// <summary>The most calls at the same time.</summary>
    public int Peak { get; private set; }

    public static async Task<FakeJudge> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        var judge = new FakeJudge(application);
        application.UseRouting();
        application.MapPost("/v1/chat/completions", judge.CompleteAsync);
        await application.StartAsync();
        judge.Address = new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/v1");
        return judge;
    }

    /// <summary>Answers with a chat completion.</summary>
    public static async Task SayAsync(HttpContext context, string text) =>
        await context.Response.WriteAsync($$"""{"id":"c","object":"chat.completion","model":"gpt-4o-mini-2024-07-18","choices":[{"index":0,"message":{"role":"assistant","content":{{JsonValue.Create(text).ToJsonString()}}},"finish_reason":"stop"}],"usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120} }""");

    public async Task JudgeAsync(HttpContext context, string asked, string score = "0.5")
    {
        Judged.AddOrUpdate(asked, 1, (_, count) => count + 1);
        await SayAsync(context, $$"""{"reasoning":"because","score":{{score}}}""");
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
    }

    private async Task CompleteAsync(HttpContext context)
    {
        var now = Interlocked.Increment(ref _now);
        lock (Requests)
        {
            Peak = Math.Max(Peak, now);
        }

        try
        {
            var request = (await JsonNode.ParseAsync(context.Request.Body))!;
            request["authorization"] = (string?)context.Request.Headers.Authorization;
            Requests.Enqueue(request);
            context.Response.ContentType = "application/json";
            var asked = (string)request["messages"]!.AsArray()[^1]!["content"]!;
            await (Answer?.Invoke(asked, context) ?? JudgeAsync(context, asked));
        }
        finally
        {
            Interlocked.Decrement(ref _now);
        }
    }
}
