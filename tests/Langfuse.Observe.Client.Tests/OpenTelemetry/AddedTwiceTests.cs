using System.Diagnostics;
using Langfuse.Observe.Client.Tests.Support;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Langfuse.Observe.Client.Tests.Tracing;

/// <summary>Only <c>OpenTelemetry.Trace</c> is imported here: that is where people look.</summary>
public sealed class AddedTwiceTests
{
    [Fact]
    public async Task AddLangfuse_Twice_SendsOnce_WithTheOptionsOfBoth()
    {
        using var source = new ActivitySource("OpenAI.twice");
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using (Sdk.CreateTracerProviderBuilder()
            .AddSource(source.Name)
            .AddLangfuse(options =>
            {
                options.BaseUrl = server.BaseUrl;
                options.PublicKey = "pk-lf-test";
                options.Environment = "first";
            })
            .AddLangfuse(static options =>
            {
                options.SecretKey = "sk-lf-test";
                options.Environment = "second";
            })
            .Build())
        {
            source.StartActivity("chat")!.Dispose();
        }

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal(("chat", "second"), (span.Name, span["langfuse.environment"]));
    }
}
