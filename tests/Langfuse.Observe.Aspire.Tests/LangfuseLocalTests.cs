using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Langfuse.Observe.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PublicApiGenerator;

namespace Langfuse.Observe.Aspire.Tests;

/// <summary>The server as a resource: what an application would start is started, and what it would pass on is used.</summary>
public sealed class LangfuseLocalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("langfuse-aspire").FullName;

    [Fact]
    public async Task Server_Started_TakesATraceFromAResourceThatRefersToIt()
    {
        var builder = NewApplication();
        var langfuse = builder.AddLangfuseLocal(dataFile: Path.Combine(_folder, "langfuse.db"));
        var shop = builder.AddExecutable("shop", "shop", _folder).WithReference(langfuse);
        Allocate(langfuse.Resource);

        using var server = await StartAsync(langfuse.Resource);
        try
        {
            var environment = (await ConfigurationAsync(shop.Resource)).EnvironmentVariables.ToDictionary();
            await IsHealthyAsync(new Uri(environment["LANGFUSE_BASE_URL"]));
            await using var client = LangfuseClient.Start(options =>
                (options.BaseUrl, options.PublicKey, options.SecretKey) = (new Uri(environment["LANGFUSE_BASE_URL"]), environment["LANGFUSE_PUBLIC_KEY"], environment["LANGFUSE_SECRET_KEY"]));
            using (client.StartTrace("order"))
            {
            }

            Assert.Equal(0, (await client.FlushAsync(Patience.Time)).Dropped);
            Assert.Equal("order", (await client.Traces.ListAsync().ToListAsync()).Single().Name);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }

        Assert.True(File.Exists(Path.Combine(_folder, "langfuse.db")));
    }

    [Fact]
    public void Resource_IsWatched_IsShown_AndIsNotPublished()
    {
        var langfuse = NewApplication().AddLangfuseLocal("traces", port: 4319).Resource;

        Assert.Equal(("traces", "langfuse-observe"), (langfuse.Name, langfuse.Command));
        Assert.Equal((4319, "http"), langfuse.Annotations.OfType<EndpointAnnotation>().Select(static endpoint => (endpoint.Port, endpoint.Name)).Single());
        Assert.Single(langfuse.Annotations.OfType<HealthCheckAnnotation>());
        Assert.Contains(ManifestPublishingCallbackAnnotation.Ignore, langfuse.Annotations);
    }

    [Fact]
    public async Task Published_ResourcesGetNoLocalAddress()
    {
        var builder = NewApplication();
        var shop = builder.AddExecutable("shop", "shop", _folder).WithReference(builder.AddLangfuseLocal());

        var published = (await ConfigurationAsync(shop.Resource, DistributedApplicationOperation.Publish)).EnvironmentVariables;

        Assert.DoesNotContain(published.Select(static variable => variable.Key), static name => name.StartsWith("LANGFUSE_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CommandThatIsNotInstalled_IsSaidWithItsCure_InTheResourcesLog()
    {
        var builder = NewApplication();
        var langfuse = builder.AddLangfuseLocal(command: "langfuse-not-there");

        var (failure, log) = await StartingAsync(builder, langfuse.Resource);

        Assert.IsType<DistributedApplicationException>(failure);

        Assert.Contains("'langfuse-not-there'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet tool install --global Langfuse.Observe.Server", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(failure.Message, Assert.Single(log), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotnet")]
    [InlineData("./server")]
    public async Task CommandThatIsThere_StartsWithoutAWord(string command)
    {
        var builder = NewApplication();
        var langfuse = builder.AddLangfuseLocal(command: command).WithWorkingDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "server"), "");

        var (failure, log) = await StartingAsync(builder, langfuse.Resource);

        Assert.Null(failure);
        Assert.Empty(log);
    }

    [Fact]
    public void Surface_IsApproved() => Snapshot.Match(
        "Langfuse.Observe.Aspire.txt",
        typeof(LangfuseLocalResource).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] }));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IDistributedApplicationBuilder NewApplication() =>
        DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true, AssemblyName = typeof(LangfuseLocalTests).Assembly.GetName().Name });

    private static Task<IExecutionConfigurationResult> ConfigurationAsync(IResource resource, DistributedApplicationOperation operation = DistributedApplicationOperation.Run) =>
        ExecutionConfigurationBuilder.Create(resource).WithArgumentsConfig().WithEnvironmentVariablesConfig()
            .BuildAsync(new DistributedApplicationExecutionContext(operation), NullLogger.Instance, CancellationToken.None);

    /// <summary>What is thrown where the resource is about to start, and what its log then has.</summary>
    private static async Task<(Exception? Failure, IReadOnlyList<string> Log)> StartingAsync(IDistributedApplicationBuilder builder, LangfuseLocalResource langfuse)
    {
        await using var app = builder.Build();
        var logs = app.Services.GetRequiredService<ResourceLoggerService>();
        var watching = logs.WatchAsync(langfuse).ToListAsync();
        var failure = await Record.ExceptionAsync(() => builder.Eventing.PublishAsync(new BeforeResourceStartedEvent(langfuse, app.Services), EventDispatchBehavior.BlockingSequential));
        logs.Complete(langfuse);
        return (failure, [.. (await watching).SelectMany(static lines => lines).Select(static line => line.Content)]);
    }

    // As the orchestrator does before it starts anything.
    private static void Allocate(LangfuseLocalResource langfuse)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var endpoint = langfuse.Annotations.OfType<EndpointAnnotation>().Single();
        endpoint.AllocatedEndpoint = new AllocatedEndpoint(endpoint, "127.0.0.1", port, targetPortExpression: port.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<Process> StartAsync(LangfuseLocalResource langfuse)
    {
        var assembly = typeof(LangfuseLocalTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ServerAssembly").Value!;
        return Process.Start(new ProcessStartInfo("dotnet", [assembly, .. (await ConfigurationAsync(langfuse)).Arguments.Select(static argument => argument.Value)]) { WorkingDirectory = langfuse.WorkingDirectory, RedirectStandardOutput = true })!;
    }

    private static async Task IsHealthyAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        for (var end = DateTime.UtcNow + Patience.Time; ; await Task.Delay(50))
        {
            try
            {
                Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("api/public/health")).StatusCode);
                return;
            }
            catch (HttpRequestException) when (DateTime.UtcNow < end)
            {
            }
        }
    }
}
