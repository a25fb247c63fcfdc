using Langfuse.Observe.Integration.Support;

namespace Langfuse.Observe.Integration;

/// <summary>How the weaver behaves in the builds of a user's project.</summary>
[Collection(nameof(PackageFeed))]
public sealed class BuildTests(PackageFeed feed)
{
    private const string Shop = """
        using Langfuse.Observe;
        using Langfuse.Observe.Testing;

        using var recorder = LangfuseRecorder.Start();
        Shop.Double(21);
        try { Shop.Fail(); } catch (InvalidOperationException e) { Console.WriteLine(e.StackTrace!.Split("Program.cs:")[1].Split('\n')[0].Trim()); }
        Console.Write(recorder.ToTree());

        static class Shop
        {
            [Observe]
            public static int Double(int amount) => amount * 2;

            [Observe]
            public static void Fail() => throw new InvalidOperationException("boom");
        }
        """;

    private const string Output = "line 15\nspan Double < {\"amount\":21} > 42\nspan Fail ! Error InvalidOperationException: boom\n";

    [Theory]
    [InlineData("Portable", "<DebugType>portable</DebugType>", "line 15")]
    [InlineData("Embedded", "<DebugType>embedded</DebugType>", "line 15")]
    [InlineData("Signed", "<SignAssembly>true</SignAssembly><AssemblyOriginatorKeyFile>key.snk</AssemblyOriginatorKeyFile>", "line 15")]
    public async Task EveryKindOfSymbols_KeepsLineNumbers(string name, string properties, string line)
    {
        var consumer = feed.NewConsumer(name, Shop, "Langfuse.Observe.Testing", properties);
        using (var key = new System.Security.Cryptography.RSACryptoServiceProvider(2048))
        {
            File.WriteAllBytes(Path.Combine(consumer.Folder, "key.snk"), key.ExportCspBlob(includePrivateParameters: true));
        }

        (await consumer.BuildAsync("-c", "Release")).Succeeded();

        var output = (await consumer.RunAsync("Release")).Succeeded().ReplaceLineEndings("\n");
        Assert.Equal(Output, output);
        Assert.StartsWith(line, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnchangedProject_IsNotWovenAgain_AChangedOneIs()
    {
        var consumer = feed.NewConsumer("Incremental", Shop, "Langfuse.Observe.Testing");
        (await consumer.BuildAsync()).Succeeded();
        var stamp = Path.Combine(consumer.Intermediate(), "langfuse.observe.stamp");
        var first = File.GetLastWriteTimeUtc(stamp);

        (await consumer.BuildAsync("--no-restore")).Succeeded();
        Assert.Equal(first, File.GetLastWriteTimeUtc(stamp));

        File.AppendAllText(consumer.ProgramFile, "\nstatic class More { [Observe] public static void M() { } }");
        (await consumer.BuildAsync("--no-restore")).Succeeded();
        Assert.NotEqual(first, File.GetLastWriteTimeUtc(stamp));
        Assert.Equal(3, consumer.Report().GetProperty("woven").GetInt32());

        // The stamp is lost, the assembly is woven already: nothing is woven twice.
        File.Delete(stamp);
        (await consumer.BuildAsync("--no-restore")).Succeeded();
        Assert.Equal(Output, (await consumer.RunAsync()).Succeeded().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task WeavingOff_UsingObserveFailsTheBuild_UnlessAllowed()
    {
        var consumer = feed.NewConsumer("Off", Shop, "Langfuse.Observe.Testing");
        (await consumer.BuildAsync()).Succeeded();

        var output = (await consumer.BuildAsync("--no-restore", "-p:LangfuseObserveEnabled=false")).Failed();
        Assert.Contains("error LFO2001", output, StringComparison.Ordinal);

        (await consumer.BuildAsync("--no-restore", "-p:LangfuseObserveEnabled=false", "-p:LangfuseObserveAllowDisabled=true")).Succeeded();
        Assert.Equal("line 15\n", (await consumer.RunAsync()).Succeeded().ReplaceLineEndings("\n"));

        (await consumer.BuildAsync("--no-restore")).Succeeded();
        Assert.Equal(Output, (await consumer.RunAsync()).Succeeded().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task WeaveAll_ObservesWhatCarriesNoAttribute()
    {
        var consumer = feed.NewConsumer("All", """
            using Langfuse.Observe.Testing;

            using var recorder = LangfuseRecorder.Start();
            Shop.Double(21);
            Console.Write(recorder.ToTree());

            static class Shop
            {
                public static int Double(int amount) => amount * 2;
            }
            """, "Langfuse.Observe.Testing");

        (await consumer.BuildAsync("-p:LangfuseObserveWeaveAll=true")).Succeeded();

        Assert.Equal("span Double < {\"amount\":21} > 42\n", (await consumer.RunAsync()).Succeeded().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task RefusedMember_FailsEachBuildInMSBuildsOwnFormat()
    {
        // Without the analyzers the compiler lets it through, and the weaver is the one to refuse it.
        var consumer = feed.NewConsumer("Refused", """
            using Langfuse.Observe;

            Console.WriteLine("ran");

            class Shop
            {
                [Observe]
                static Shop()
                {
                    Console.WriteLine();
                }
            }
            """, properties: "<RunAnalyzers>false</RunAnalyzers>");

        for (var build = 0; build < 2; build++)
        {
            var output = (await consumer.BuildAsync()).Failed();
            Assert.Matches(@"Program\.cs\(9,\d+\): error LFO1002: 'Shop\.Shop' is a constructor", output);
        }

        Assert.False(File.Exists(consumer.Assembly()));
    }

    [Theory]
    [InlineData("<RunAnalyzers>false</RunAnalyzers>")]
    [InlineData("")]
    public async Task MarkerThatCannotBeRead_IsWarnedOfOnce(string properties)
    {
        // By the analyzer, or by the weaver where no analyzer runs.
        var consumer = feed.NewConsumer("Marked" + properties.Length, """
            using Langfuse.Observe;

            Shop.Pay("user-1");

            static class Shop
            {
                [Observe]
                public static void Pay([UserId] ReadOnlySpan<char> user)
                {
                }
            }
            """, properties: properties);

        var output = (await consumer.BuildAsync()).Succeeded();

        // The summary at the end of the output repeats it.
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(output, @"Program\.cs\(\d+,\d+\): warning LFO1005: ").Select(match => match.Value).Distinct());
    }

    [Fact]
    public async Task ProjectThatGetsThePackageThroughAnother_IsWoven()
    {
        var library = feed.NewConsumer("Library", "namespace Library; public static class L { }", "Langfuse.Observe.Testing", "<OutputType>Library</OutputType>");
        var consumer = feed.NewConsumer("Through", Shop, package: "");
        File.WriteAllText(Path.Combine(consumer.Folder, "Through.csproj"), File.ReadAllText(Path.Combine(consumer.Folder, "Through.csproj"))
            .Replace("</ItemGroup>", $"<ProjectReference Include=\"{library.Folder}/Library.csproj\" /></ItemGroup>", StringComparison.Ordinal));

        (await consumer.BuildAsync()).Succeeded();

        Assert.Equal(Output, (await consumer.RunAsync()).Succeeded().ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Clean_RemovesWhatTheWeaverWrote()
    {
        var consumer = feed.NewConsumer("Clean", Shop, "Langfuse.Observe.Testing");
        (await consumer.BuildAsync()).Succeeded();
        Assert.NotEmpty(Directory.GetFiles(consumer.Intermediate(), "langfuse.observe.*"));

        (await DotNet.RunAsync(consumer.Folder, "clean", "-nologo", "-v", "q")).Succeeded();

        Assert.Empty(Directory.GetFiles(consumer.Intermediate(), "langfuse.observe.*"));
    }
}
