using System.Diagnostics;
using Langfuse.Observe.Tests.Shared;
using Langfuse.Observe.AiTypes.Tests.Support;
using Langfuse.Observe.Integrations.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Langfuse.Observe.Integrations.Tests.Counting;

/// <summary>One conversation with a tool and a stream under every combination of sources: its calls and tokens are the same in all.</summary>
[Collection(nameof(Alone))]
public sealed class CountedOnceTests
{
    // Of gpt-4o-mini: 12 tokens of input, 8 from the cache and 9 of output, at 0.15, 0.075 and 0.60 dollars a million.
    private const double CallCost = ((12 * 0.15) + (8 * 0.075) + (9 * 0.60)) / 1_000_000;

    public static TheoryData<Sources> Combinations()
    {
        var data = new TheoryData<Sources>();
        for (var sources = 1; sources < 128; sources++)
        {
            // At least one source must see the calls themselves.
            if (((Sources)sources & (Sources.Policy | Sources.Inner | Sources.OpenTelemetryInside)) != 0)
            {
                data.Add((Sources)sources);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task CallsAndTokens_CountOnce(Sources sources)
    {
        await using var model = await FakeModel.StartAsync();
        await using var server = await LangfuseLocalServer.StartAsync();
        string[] always = ["Experimental.Microsoft.Extensions.AI", "Experimental.Microsoft.Agents.AI"];
        string[] heard = sources.HasFlag(Sources.OpenAIItself) ? [.. always, "OpenAI.*"] : always;
        var own = 0;
        using var counter = new ActivityListener { ShouldListenTo = source => source.Name == "OpenAI.ChatClient" && sources.HasFlag(Sources.OpenAIItself), ActivityStopped = _ => Interlocked.Increment(ref own) };
        ActivitySource.AddActivityListener(counter);
        using (var pipeline = Sdk.CreateTracerProviderBuilder().AddSource(heard).AddLangfuse(options =>
            (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey)).Build())
        {
            await Conversation.HoldAsync(model, sources);
            pipeline.ForceFlush();
        }

        Assert.Equal(sources.HasFlag(Sources.OpenAIItself) ? 2 : 0, own);
        var observations = await StoredObservations.ReadAsync(server);
        var counted = observations.Where(static observation => observation.Total > 0).ToList();
        Assert.True(counted.Count == 3, $"{sources}: {string.Join("; ", observations)}");
        Assert.Equal(3 * 29, counted.Sum(static observation => observation.Total));
        Assert.Equal(3 * CallCost, observations.Sum(static observation => observation.Cost ?? 0), 10);
        Assert.All(counted, static observation => Assert.Equal("GENERATION", observation.Type));
        Assert.Equal(3, observations.Count(static observation => observation is { Type: "GENERATION", Name: not "HoldAsync" }));
        Assert.Equal(sources.HasFlag(Sources.AgentItself) ? 2 : 0, observations.Count(static observation => observation.Type == "AGENT"));
    }
}
