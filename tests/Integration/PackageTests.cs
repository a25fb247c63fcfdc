using System.Reflection.PortableExecutable;
using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>Projects outside the repository that reference the packed packages and set nothing else.</summary>
[Collection(nameof(PackageFeed))]
public sealed class PackageTests(PackageFeed feed)
{
    private const string Observed = """
        using Langfuse.Observe;
        using Langfuse.Observe.Testing;

        using var recorder = LangfuseRecorder.Start();
        await Shop.PayAsync("order-1", 3);
        Console.Write(recorder.ToTree());

        static class Shop
        {
            [Observe]
            public static async Task<int> PayAsync(string order, int amount)
            {
                await Task.Yield();
                return Double(amount);
            }

            [Observe(AsType = ObservationType.Tool)]
            static int Double(int amount) => amount * 2;
        }
        """;

    [Fact]
    public async Task ProjectThatReferencesTheClientOnly_IsWoven()
    {
        var consumer = feed.NewConsumer("ClientOnly", """
            using Langfuse.Observe;

            Console.WriteLine(Shop.Double(21));
            Console.WriteLine(typeof(Shop).Assembly.GetCustomAttributesData().Any(a => a.AttributeType.Name == "WovenAttribute"));

            static class Shop
            {
                [Observe]
                public static int Double(int amount) => amount * 2;
            }
            """, package: "Langfuse.Observe.Client");

        (await consumer.BuildAsync()).Succeeded();

        Assert.Equal("42\nTrue\n", (await consumer.RunAsync()).Succeeded().ReplaceLineEndings("\n"));
        Assert.Equal(1, consumer.Report().GetProperty("woven").GetInt32());
    }

    [Fact]
    public async Task Weaver_RunsFromMachineCode()
    {
        var consumer = feed.NewConsumer("Compiled", Observed, package: "Langfuse.Observe.Testing");
        (await consumer.BuildAsync()).Succeeded();

        var weaver = File.ReadAllLines(Path.Combine(consumer.Intermediate(), "langfuse.observe.options"))[0].Split('=')[1];

        Assert.Contains("/tasks/" + System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier + "/", weaver.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(Path.GetDirectoryName(weaver)!, "*.dll"), file => Assert.True(HasMachineCode(file), file));
    }

    [Fact]
    public async Task ProjectThatHostsTheServer_SendsToItself()
    {
        var consumer = feed.NewConsumer("Hosts", """
            using Langfuse.Observe;

            await using var server = await LangfuseLocalServer.StartAsync();
            await using var langfuse = LangfuseClient.Start(options =>
                (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey));
            var traceId = Shop.Double(21);
            Console.WriteLine((await langfuse.FlushAsync()).Sent);
            using var browser = new HttpClient();
            Console.WriteLine((await browser.GetStringAsync(server.GetTraceUrl(traceId))).Contains("<title>"));

            static class Shop
            {
                [Observe]
                public static string Double(int amount) => LangfuseContext.CurrentTraceId!;
            }
            """, package: "Langfuse.Observe.Client,Langfuse.Observe.LocalServer");

        (await consumer.BuildAsync()).Succeeded();

        Assert.Equal("1\nTrue\n", (await consumer.RunAsync()).Succeeded().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task WovenProject_RecordsATree()
    {
        var consumer = feed.NewConsumer("Tree", Observed, package: "Langfuse.Observe.Testing");

        (await consumer.BuildAsync()).Succeeded();

        Assert.Equal(
            """
            span PayAsync < {"order":"order-1","amount":3} > 6
              tool Double < {"amount":3} > 6

            """.ReplaceLineEndings("\n"),
            (await consumer.RunAsync()).Succeeded().ReplaceLineEndings("\n"));
    }

    private static bool HasMachineCode(string path)
    {
        using var pe = new PEReader(File.OpenRead(path));
        return pe.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
