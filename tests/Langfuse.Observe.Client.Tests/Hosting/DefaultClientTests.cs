using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Client.Tests.Hosting;

/// <summary>The default client takes whatever names no project, so nothing else may run beside these.</summary>
[Collection(nameof(Alone))]
public sealed class DefaultClientTests
{
    [Fact]
    public async Task AddLangfuse_InAHost_IsTheDefaultAndDeliversAtTheStop()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var host = Host(server, static services => services.AddLangfuse(static options => options.Environment = "code"));
        await host.StartAsync();
        var client = host.Services.GetRequiredService<LangfuseClient>();
        Assert.Null(client.Project);
        Assert.True(client.IsEnabled);
        using (client.StartTrace("work"))
        {
            // By no client at all, as observed methods do.
            LangfuseContext.UpdateCurrentTrace(userId: "u1");
            LangfuseContext.ScoreCurrentTrace("helpful", true);
        }

        await host.StopAsync();

        var span = Assert.Single(Spans.Of(server));
        Assert.Equal(("work", "u1", "code"), (span.Name, span["user.id"], span["langfuse.environment"]));
        Assert.Equal((1, 1, 0), (client.Delivery.SentObservations, client.Delivery.SentScores, client.Delivery.Pending));
    }

    [Fact]
    public async Task Default_BesideANamedOne_TakesOnlyItsOwn()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var other = RawServer.Start(RawAnswer.AcceptAll);
        using var host = Host(server, services => services.AddLangfuse().AddLangfuse("evaluation", options =>
        {
            (options.BaseUrl, options.PublicKey, options.SecretKey) = (other.BaseUrl, "pk-lf-2", "sk-lf-2");
        }));
        await host.StartAsync();
        host.Services.GetRequiredService<LangfuseClient>().StartTrace("default").End();
        host.Services.GetRequiredKeyedService<LangfuseClient>("evaluation").StartTrace("named").End();
        await host.StopAsync();

        Assert.Equal("default", Assert.Single(Spans.Of(server)).Name);
        Assert.Equal("named", Assert.Single(Spans.Of(other)).Name);
        Assert.NotEqual(server.Requests.Single().Headers["authorization"], other.Requests.Single().Headers["authorization"]);
    }

    [Fact]
    public async Task Host_ThatIsDisposedWithoutAStop_DeliversToo()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using (var host = Host(server, static services => services.AddLangfuse()))
        {
            await host.StartAsync();
            host.Services.GetRequiredService<LangfuseClient>().StartTrace("work").End();
        }

        Assert.Equal("work", Assert.Single(Spans.Of(server)).Name);
    }

    private static IHost Host(RawServer server, Action<IServiceCollection> add)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Langfuse:BaseUrl"] = server.BaseUrl.ToString(), ["Langfuse:PublicKey"] = "pk-lf-default", ["Langfuse:SecretKey"] = "sk-lf-default",
            ["Langfuse:Timeout"] = "60", ["Langfuse:ShutdownTimeout"] = "60",
        });
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = Patience.Time);
        add(builder.Services);
        builder.Services.AddSingleton<ILoggerFactory, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory>();
        return builder.Build();
    }
}
