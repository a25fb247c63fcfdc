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
    public static TheoryData<Sources> Combinations()
    {
        var data = new TheoryData<Sources>();
        for (var sources = 1; sources < 32; sources++)
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
        using (var pipeline = Sdk.CreateTracerProviderBuilder().AddSource("Experimental.Microsoft.Extensions.AI").AddSource("OpenAI.*").AddLangfuse(options =>
            (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey)).Build())
        {
            await Conversation.HoldAsync(model, sources);
            pipeline.ForceFlush();
        }

        var observations = await StoredObservations.ReadAsync(server);
        var counted = observations.Where(static observation => observation.Total > 0).ToList();
        Assert.True(counted.Count == 3, $"{sources}: {string.Join("; ", observations)}");
        Assert.Equal(3 * 29, counted.Sum(static observation => observation.Total));
        Assert.All(counted, static observation => Assert.Equal("GENERATION", observation.Type));
        Assert.Equal(3, observations.Count(static observation => observation is { Type: "GENERATION", Name: not "HoldAsync" }));
    }
}
