using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>A console program without a host that is told to end, as Ctrl+C and containers do it.</summary>
[Collection(nameof(PackageFeed))]
public sealed class SignalTests(PackageFeed feed)
{
    private const string Program = """
        using Langfuse.Observe;

        await using var langfuse = LangfuseClient.Start(options =>
        {
            (options.PublicKey, options.SecretKey, options.BaseUrl) = ("pk", "sk", new Uri(args[0]));
            options.FlushInterval = TimeSpan.FromHours(1);
        });
        Shop.Double(21);

        // The handler is registered in the background.
        var handlers = typeof(LangfuseClient).Assembly.GetType("Langfuse.Observe.Hosting.ExitHook")!
            .GetField("s_interrupts", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!;
        while (((Array)handlers.GetValue(null)!).Length == 0)
        {
            Thread.Sleep(10);
        }

        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite);

        static class Shop
        {
            [Observe]
            public static int Double(int amount) => amount * 2;
        }
        """;

    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task Program_ToldToEnd_SendsWhatIsLeft(string signal)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no kill command.");
        var consumer = feed.NewConsumer("Signal" + signal, Program, package: "Langfuse.Observe.Client");
        (await consumer.BuildAsync()).Succeeded();
        using var server = Listen(out var address);
        var request = server.GetContextAsync();

        using var program = Process.Start(new ProcessStartInfo("dotnet", [consumer.Assembly(), address]) { RedirectStandardOutput = true })!;
        Assert.Equal("ready", await program.StandardOutput.ReadLineAsync());
        using var kill = Process.Start("kill", ["-" + signal, program.Id.ToString(CultureInfo.InvariantCulture)]);

        var context = await request.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal("/api/public/otel/v1/traces", context.Request.Url!.AbsolutePath);
        context.Response.Close();
        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.NotEqual(0, program.ExitCode);
    }

    private static HttpListener Listen(out string address)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        var server = new HttpListener();
        server.Prefixes.Add(address);
        server.Start();
        return server;
    }
}
