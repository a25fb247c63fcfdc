using System.Diagnostics;
using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>What <c>langfuse-observe test-from</c> writes, in a user's test project: it compiles, is green without the model, and red when the agent's calls change.</summary>
[Collection(nameof(PackageFeed))]
public sealed class TestFromTests(PackageFeed feed)
{
    private const string Agent = """
        using Langfuse.Observe;

        namespace Shop;

        public sealed record Refund(string Order, decimal Amount);

        public static class Agent
        {
            public static string TraceId { get; private set; } = "";

            [Observe(Name = "refund", AsType = ObservationType.Agent)]
            public static async Task<string> AnswerAsync(string question)
            {
                TraceId = LangfuseContext.CurrentTraceId ?? "";
                var order = await AskAsync("Be brief.", question);
                var refund = Look(order);
                return await AskAsync("Be kind.", $"{refund.Order}: {refund.Amount}");
            }

            public static string Answer(string question) => AnswerAsync(question).GetAwaiter().GetResult();

            [Observe(AsType = ObservationType.Generation, Name = "llm-call", Model = "gpt-4o")]
            private static async Task<string> AskAsync(string prompt, string question)
            {
                await Task.Yield();
                return Environment.GetEnvironmentVariable("SHOP_MODEL") is { } model ? $"{model}: {question}" : throw new InvalidOperationException("the model is gone");
            }

            [Observe(AsType = ObservationType.Tool)]
            private static Refund Look(string order) => Environment.GetEnvironmentVariable("SHOP_MODEL") is not null ? new(order, 12.5m) : throw new InvalidOperationException("the shop is gone");
        }
        """;

    private const string Recording = """
        using Langfuse.Observe;

        await using var server = await LangfuseLocalServer.StartAsync();
        string[] traces = new string[2];
        await using (var langfuse = LangfuseClient.Start(options => (options.BaseUrl, options.PublicKey, options.SecretKey) = (server.BaseUrl, server.PublicKey, server.SecretKey)))
        {
            for (var i = 0; i < 2; i++)
            {
                await Shop.Agent.AnswerAsync("Refund \"order\" " + i + "?");
                traces[i] = Shop.Agent.TraceId;
            }
        }

        Console.WriteLine($"{server.BaseUrl} {server.PublicKey} {server.SecretKey} {traces[0]} {traces[1]}");
        Console.ReadLine();
        """;

    [Fact]
    public async Task WrittenTests_Compile_AreGreenWithoutTheModel_AndRedWhenAPromptChanges()
    {
        var tests = feed.NewConsumer("ShopTests", "", package: "Langfuse.Observe.Testing", properties: "<OutputType>Library</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors><IsPackable>false</IsPackable>", items: """
            <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.11.0" />
            <PackageReference Include="xunit" Version="2.9.3" />
            <PackageReference Include="xunit.runner.visualstudio" Version="4.0.1" />
            """);
        File.Delete(tests.ProgramFile);
        var agent = Path.Combine(tests.Folder, "Agent.cs");
        File.WriteAllText(agent, Agent);
        await WriteTestsAsync(tests.Folder);

        var green = (await DotNet.RunAsync(tests.Folder, "test", "-nologo")).Succeeded();
        Assert.Contains("Passed:     3", green, StringComparison.Ordinal);

        File.WriteAllText(agent, Agent.Replace("Be kind.", "Be very kind.", StringComparison.Ordinal));
        var red = (await DotNet.RunAsync(tests.Folder, "test", "-nologo")).Failed();
        Assert.Contains("Failed:     3", red, StringComparison.Ordinal);
        Assert.Contains("Step 3, 'llm-call': the input differs at $.prompt.", red, StringComparison.Ordinal);
        Assert.Contains("there recorded: \"Be kind.\"", red, StringComparison.Ordinal);
        Assert.Contains("there present:  \"Be very kind.\"", red, StringComparison.Ordinal);
    }

    // Of two traces of one name: without a call, with statements, and one of its own folder and namespace.
    private async Task WriteTestsAsync(string folder)
    {
        var recording = feed.NewConsumer("ShopRecording", Recording, package: "Langfuse.Observe.Client,Langfuse.Observe.LocalServer");
        File.WriteAllText(Path.Combine(recording.Folder, "Agent.cs"), Agent);
        (await recording.BuildAsync()).Succeeded();
        var start = new ProcessStartInfo("dotnet", [recording.Assembly()]) { RedirectStandardInput = true, RedirectStandardOutput = true, Environment = { ["SHOP_MODEL"] = "gpt" } };
        using var server = Process.Start(start)!;
        var said = (await server.StandardOutput.ReadLineAsync())!.Split(' ');
        try
        {
            string[] connection = ["--base-url", said[0], "--public-key", said[1], "--secret-key", said[2]];
            (await ToolAsync(connection, "test-from", said[3], "--output", folder)).Succeeded();
            (await ToolAsync(connection, "test-from", said[4], "--output", folder, "--call", "var question = \"Refund \\\"order\\\" 1?\"; await Shop.Agent.AnswerAsync(question)")).Succeeded();
            (await ToolAsync(connection, "test-from", said[3][..10], "--output", Path.Combine(folder, "Agents"), "--name", "llm-call", "--name", "Look", "--namespace", "Shop.Agents",
                "--call", "Shop.Agent.Answer(\"Refund \\\"order\\\" 0?\")")).Succeeded();
        }
        finally
        {
            await server.StandardInput.WriteLineAsync();
            await server.WaitForExitAsync();
        }
    }

    private static Task<CommandResult> ToolAsync(string[] connection, params string[] arguments) =>
        Command.RunAsync("dotnet", Path.GetTempPath(), [PackageFeed.ServerAssembly, .. arguments, .. connection]);
}
