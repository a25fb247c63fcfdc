using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Client.Tests.Hosting;

public sealed class HostingTests
{
    [Fact]
    public async Task Host_ThatStops_DeliversWhatIsLeft()
    {
        await using var server = RawServer.Start();
        using (var host = Host(server, services => services.AddLangfuse("hosting-a", Keys)))
        {
            await host.StartAsync();
            var client = host.Services.GetRequiredKeyedService<LangfuseClient>("hosting-a");
            Assert.Equal("hosting-a", client.Project);
            using (LangfuseContext.Propagate(project: "hosting-a"))
            {
                client.StartObservation("work").End();
            }

            await host.StopAsync();
            Assert.Equal(1, client.Delivery.Sent);
        }

        Assert.Equal("work", Assert.Single(Spans.Of(server)).Name);
    }

    [Fact]
    public async Task Code_WinsOverConfiguration()
    {
        await using var server = RawServer.Start();
        using var host = Host(server, services => services.AddLangfuse("hosting-b", options =>
        {
            Keys(options);
            options.FlushAt = 11;
        }));
        await host.StartAsync();
        var options = host.Services.GetRequiredKeyedService<LangfuseClient>("hosting-b").Options;

        Assert.Equal((11, "conf-env", 61.0), (options.FlushAt, options.Environment, options.Timeout.TotalSeconds));
        await host.StopAsync();
    }

    [Fact]
    public async Task NamedClient_DoesNotTakeTheDefaultsKeys()
    {
        await using var server = RawServer.Start();
        using var host = Host(server, services => services.AddLangfuse("hosting-c"));
        await host.StartAsync();

        Assert.False(host.Services.GetRequiredKeyedService<LangfuseClient>("hosting-c").IsEnabled);
        await host.StopAsync();
    }

    [Fact]
    public async Task Keys_OfANamedClient_MayStandInItsSection()
    {
        await using var server = RawServer.Start();
        using var host = Host(server, services => services.AddLangfuse("hosting-d"));
        await host.StartAsync();

        Assert.True(host.Services.GetRequiredKeyedService<LangfuseClient>("hosting-d").IsEnabled);
        await host.StopAsync();
    }

    [Fact]
    public async Task Observation_GoesToTheNamedProject_AndToNoOther()
    {
        await using var one = RawServer.Start();
        await using var two = RawServer.Start();
        await using (var first = one.Client())
        await using (var second = two.Client())
        {
            using (LangfuseContext.Propagate(project: second.Project))
            {
                using var root = first.StartTrace("started by the first");
                using var child = second.StartObservation("child");
            }

            using var current = second.StartTrace("second's own");
            LangfuseContext.Current!.StartSpan("under the second").End();
        }

        Assert.Equal(["child", "started by the first"], Spans.Of(one).Select(static span => span.Name).Order());
        Assert.Equal(["second's own", "under the second"], Spans.Of(two).Select(static span => span.Name).Order());
    }

    [Fact]
    public async Task NamedClient_WithoutKeys_IsNotCalledUnknown()
    {
        await using var server = RawServer.Start();
        await using var other = server.Client();
        await using (LangfuseClient.Start("hosting-off"))
        {
            Assert.Null(StartIn("hosting-off"));
        }

        Assert.DoesNotContain(TestLog.Entries, static entry => entry.Message.Contains("No Langfuse client is named 'hosting-off'", StringComparison.Ordinal));
        Assert.Single(TestLog.Entries, static entry => entry.Message.Contains("Langfuse client 'hosting-off' has neither PublicKey nor SecretKey", StringComparison.Ordinal));

        Assert.Null(StartIn("hosting-off"));
        Assert.Single(TestLog.Entries, static entry => entry.Message.Contains("No Langfuse client is named 'hosting-off', or it was disposed", StringComparison.Ordinal));
    }

    /// <summary>As an observed method does.</summary>
    private static Observation? StartIn(string project)
    {
        using (LangfuseContext.Propagate(project: project))
        {
            return ObservationStarter.Start(new ObservationStart("work", ObservationType.Span));
        }
    }

    private static IHost Host(RawServer server, Action<IServiceCollection> add)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Langfuse:BaseUrl"] = server.BaseUrl.ToString(),
            ["Langfuse:PublicKey"] = "pk-default",
            ["Langfuse:SecretKey"] = "sk-default",
            ["Langfuse:FlushAt"] = "99",
            ["Langfuse:Environment"] = "conf-env",
            ["Langfuse:Timeout"] = "61",
            ["Langfuse:ShutdownTimeout"] = "60",
            ["Langfuse:Projects:hosting-d:PublicKey"] = "pk-d",
            ["Langfuse:Projects:hosting-d:SecretKey"] = "sk-d",
        });
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = Patience.Time);
        add(builder.Services);
        builder.Services.AddSingleton<ILoggerFactory, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory>();
        return builder.Build();
    }

    private static void Keys(LangfuseOptions options)
    {
        options.PublicKey = "pk-code";
        options.SecretKey = "sk-code";
    }

    [Fact]
    public async Task KeyOfTheSectionThatIsNoOption_IsNamedWithTheNearest_AtTheLogger()
    {
        var log = new ListLogger();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Langfuse:SampelRate"] = "0.5", ["Langfuse:FlushAt"] = "many", ["Langfuse:PublicKey"] = "pk-lf-1", ["Langfuse:SecretKey"] = "sk-lf-1", ["Langfuse:AdditionalHeaders:x-a"] = "b",
        }).Build());
        services.AddLogging(logging => logging.AddProvider(log));
        services.AddLangfuse(static options => options.ShutdownTimeout = TimeSpan.Zero);
        await using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<LangfuseClient>();

        Assert.Contains(log.Messages, static message => message.Contains("Langfuse:SampelRate", StringComparison.Ordinal) && message.Contains("Langfuse:SampleRate", StringComparison.Ordinal));
        Assert.Contains(log.Messages, static message => message.Contains("Langfuse:FlushAt is 'many'", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Messages, static message => message.Contains("AdditionalHeaders", StringComparison.Ordinal));
    }

    private sealed class ListLogger : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Messages { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Messages.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
