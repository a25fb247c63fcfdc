using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Options;
using Microsoft.Extensions.Configuration;

namespace Langfuse.Observe.Client.Tests.Options;

public sealed class OptionsTests
{
    [Fact]
    public void Environment_SetsEveryDocumentedOption()
    {
        var options = FromEnvironment(new()
        {
            ["LANGFUSE_PUBLIC_KEY"] = "pk",
            ["LANGFUSE_SECRET_KEY"] = "sk",
            ["LANGFUSE_BASE_URL"] = "https://langfuse.example.com",
            ["LANGFUSE_TRACING_ENABLED"] = "false",
            ["LANGFUSE_TRACING_ENVIRONMENT"] = "staging",
            ["LANGFUSE_RELEASE"] = "r1",
            ["LANGFUSE_SAMPLE_RATE"] = "0.25",
            ["LANGFUSE_FLUSH_AT"] = "7",
            ["LANGFUSE_FLUSH_INTERVAL"] = "1.5",
            ["LANGFUSE_TIMEOUT"] = "9",
            ["LANGFUSE_SHUTDOWN_TIMEOUT"] = "12",
            ["LANGFUSE_DEBUG"] = "True",
            ["LANGFUSE_MEDIA_UPLOAD_ENABLED"] = "false",
            ["LANGFUSE_OBSERVE_DECORATOR_IO_CAPTURE_ENABLED"] = "0",
            ["LANGFUSE_PROMPT_CACHE_DEFAULT_TTL_SECONDS"] = "30",
            ["LANGFUSE_SPOOL_DIRECTORY"] = "/var/spool/langfuse",
        });

        Assert.Equal(("pk", "sk", new Uri("https://langfuse.example.com")), (options.PublicKey, options.SecretKey, options.BaseUrl));
        Assert.Equal((false, "staging", "r1", 0.25), (options.TracingEnabled, options.Environment, options.Release, options.SampleRate));
        Assert.Equal((7, 1.5, 9.0, 12.0), (options.FlushAt, options.FlushInterval.TotalSeconds, options.Timeout.TotalSeconds, options.ShutdownTimeout.TotalSeconds));
        Assert.Equal((true, false, false), (options.Debug, options.MediaUploadEnabled, options.CaptureContent));
        Assert.Equal((30.0, "/var/spool/langfuse"), (options.PromptCacheTtl.TotalSeconds, options.SpoolDirectory));
    }

    [Fact]
    public void Host_StandsInForTheBaseUrl() =>
        Assert.Equal(new Uri("http://old:3000"), FromEnvironment(new() { ["LANGFUSE_HOST"] = "http://old:3000" }).BaseUrl);

    [Theory]
    [InlineData("GITHUB_SHA")]
    [InlineData("CI_COMMIT_SHA")]
    [InlineData("VERCEL_GIT_COMMIT_SHA")]
    [InlineData("BUILD_SOURCEVERSION")]
    public void Release_ComesFromTheCiSystem(string variable) => Assert.Equal("abc", FromEnvironment(new() { [variable] = "abc" }).Release);

    [Fact]
    public void Release_OfOurOwnVariable_WinsOverTheCiSystem() =>
        Assert.Equal("own", FromEnvironment(new() { ["GITHUB_SHA"] = "ci", ["LANGFUSE_RELEASE"] = "own" }).Release);

    [Fact]
    public void Configuration_WinsOverEnvironment()
    {
        var options = FromEnvironment(new() { ["LANGFUSE_FLUSH_AT"] = "7", ["LANGFUSE_TRACING_ENVIRONMENT"] = "env" });
        var configuration = new ConfigurationBuilder()
            .Add(new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
            {
                InitialData = new Dictionary<string, string?>
                {
                    ["FlushAt"] = "9", ["FlushInterval"] = "00:00:02", ["BaseUrl"] = "http://conf:1", ["AdditionalHeaders:x-a"] = "b",
                },
            })
            .Build();
        OptionsReader.ApplyConfiguration(options, configuration, withKeys: true);

        Assert.Equal((9, 2.0, "env", new Uri("http://conf:1")), (options.FlushAt, options.FlushInterval.TotalSeconds, options.Environment, options.BaseUrl));
        Assert.Equal("b", options.AdditionalHeaders["x-a"]);
    }

    [Fact]
    public void Text_ThatCannotBeRead_IsSaidAndKeepsTheDefault()
    {
        var options = FromEnvironment(new() { ["LANGFUSE_SAMPLE_RATE"] = "half", ["LANGFUSE_FLUSH_INTERVAL"] = "soon" });

        Assert.Equal((1, 5), (options.SampleRate, options.FlushInterval.TotalSeconds));
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("LANGFUSE_SAMPLE_RATE is 'half'", StringComparison.Ordinal)
            && entry.Message.Contains("a number from 0 to 1", StringComparison.Ordinal));
    }

    [Fact]
    public void OutOfRange_IsSaidAndReplacedByTheDefault()
    {
        var options = new LangfuseOptions
        {
            PublicKey = "pk", SecretKey = "sk", SampleRate = 1.5, FlushAt = 0, Timeout = TimeSpan.Zero, MaxQueueBytes = -1, Environment = "Langfuse Prod",
        };
        var why = OptionsCheck.Mend(options);

        Assert.Null(why);
        Assert.Equal((1, 512, 10.0, 128L << 20, null), (options.SampleRate, options.FlushAt, options.Timeout.TotalSeconds, options.MaxQueueBytes, options.Environment));
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("Option SampleRate is 1.5", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, "LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY")]
    [InlineData("pk", null, "LANGFUSE_SECRET_KEY is")]
    [InlineData(null, "sk", "LANGFUSE_PUBLIC_KEY is")]
    public void MissingKey_IsNamedWithTheCure(string? publicKey, string? secretKey, string expected)
    {
        var why = OptionsCheck.Mend(new LangfuseOptions { PublicKey = publicKey, SecretKey = secretKey });

        Assert.Contains(expected, why, StringComparison.Ordinal);
        Assert.Contains("LANGFUSE_TRACING_ENABLED=false", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "neither PublicKey nor SecretKey")]
    [InlineData("pk", "", "no SecretKey")]
    [InlineData(" ", "sk", "no PublicKey")]
    public void MissingKey_OfANamedClient_NamesTheClientAndItsSection(string? publicKey, string? secretKey, string expected)
    {
        var why = OptionsCheck.Mend(new LangfuseOptions { PublicKey = publicKey, SecretKey = secretKey }, "evaluation");

        Assert.Contains($"client 'evaluation' has {expected}", why, StringComparison.Ordinal);
        Assert.Contains("Langfuse:Projects:evaluation", why, StringComparison.Ordinal);
        Assert.Contains("default client's", why, StringComparison.Ordinal);
    }

    [Fact]
    public void OutOfRange_OfANamedClient_NamesTheClient()
    {
        OptionsCheck.Mend(new LangfuseOptions { PublicKey = "pk", SecretKey = "sk", SampleRate = 7.25 }, "second");

        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("Option SampleRate of client 'second' is 7.25", StringComparison.Ordinal));
    }

    [Fact]
    public void Environment_OfANamedClient_ThatCannotBeUsed_NamesTheClient()
    {
        var options = new LangfuseOptions { PublicKey = "pk", SecretKey = "sk", Environment = "Not For Us" };
        OptionsCheck.Mend(options, "refused environment");

        Assert.Null(options.Environment);
        var said = Assert.Single(TestLog.Entries, static entry => entry.Message.Contains("Option Environment of client 'refused environment'", StringComparison.Ordinal));
        Assert.DoesNotContain("Not For Us", said.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnreadableText_OfANamedClient_NamesTheClientAndWhereItStands()
    {
        var options = new LangfuseOptions();
        var settings = new Dictionary<string, string?> { ["Langfuse:Projects:judge:FlushAt"] = "many" };
        OptionsReader.ApplyConfiguration(options, new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Langfuse:Projects:judge"), withKeys: true, "judge");
        OptionsReader.ApplyEnvironment(options, withKeys: false, static name => name == "LANGFUSE_FLUSH_AT" ? "few" : null, "judge");

        Assert.Equal(new LangfuseOptions().FlushAt, options.FlushAt);
        Assert.Contains(TestLog.Entries, static entry => entry.Message.StartsWith("Langfuse:Projects:judge:FlushAt is 'many', which cannot be read, so option FlushAt of client 'judge' keeps", StringComparison.Ordinal));
        Assert.Contains(TestLog.Entries, static entry => entry.Message.StartsWith("LANGFUSE_FLUSH_AT is 'few', which cannot be read, so option FlushAt of client 'judge' keeps", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_ReadFromAFileWithALineBreak_Work()
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(static options => (options.PublicKey, options.SecretKey) = ("pk-lf-file\n", " sk-lf-file\r\n")))
        {
            client.StartTrace("t").End();
        }

        var request = Assert.Single(server.Requests);
        Assert.Equal("pk-lf-file", request.Headers["x-langfuse-public-key"]);
        Assert.Equal("Basic " + Convert.ToBase64String("pk-lf-file:sk-lf-file"u8), request.Headers["authorization"]);
    }

    [Theory]
    [InlineData("x-bad: name", "v")]
    [InlineData("", "v")]
    [InlineData("x-line", "a\nb")]
    [InlineData("x-accent", "Zoë")]
    [InlineData("Content-Type", "text/plain")]
    public async Task HeaderThatCannotBeSent_IsSaidAndLeftOut(string name, string value)
    {
        await using var server = RawServer.Start();
        await using (var client = server.Client(options => (options.AdditionalHeaders[name], options.AdditionalHeaders["x-good"]) = (value, "yes")))
        {
            client.StartTrace("t").End();
        }

        Assert.Equal("yes", Assert.Single(server.Requests).Headers["x-good"]);
        Assert.Contains(TestLog.Entries, entry => entry.Message.Contains($"has the header '{name}'", StringComparison.Ordinal));
    }

    [Fact]
    public void BaseUrl_ThatIsNoHttpAddress_TurnsTheClientOff() =>
        Assert.Contains("LANGFUSE_BASE_URL", OptionsCheck.Mend(new LangfuseOptions { PublicKey = "a", SecretKey = "b", BaseUrl = new("ftp://x") }), StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1:4319", "http://127.0.0.1:4319")]
    [InlineData("localhost:4319", "http://localhost:4319")]
    [InlineData("langfuse.example.com/", "http://langfuse.example.com")]
    [InlineData("http://[", "https://cloud.langfuse.com")]
    [InlineData("/path", "https://cloud.langfuse.com")]
    public void BaseUrl_ThatIsNoAddress_IsNotReplacedByTheDefaultOne(string text, string cure)
    {
        var options = FromEnvironment(new() { ["LANGFUSE_BASE_URL"] = text, ["LANGFUSE_PUBLIC_KEY"] = "pk", ["LANGFUSE_SECRET_KEY"] = "sk" });

        var why = OptionsCheck.Mend(options);

        Assert.Contains("so nothing is recorded", why, StringComparison.Ordinal);
        Assert.EndsWith($"such as {cure}.", why, StringComparison.Ordinal);
    }

    [Fact]
    public void Directory_ThatCanBeNoPath_IsSaid_AndNothingIsWritten()
    {
        var options = new LangfuseOptions { PublicKey = "pk", SecretKey = "sk", SpoolDirectory = "/tmp/a\0b", PromptCacheDirectory = "c\0d" };

        Assert.Null(OptionsCheck.Mend(options, "places"));
        Assert.Equal((null, null), (options.SpoolDirectory, options.PromptCacheDirectory));
        foreach (var name in (string[])["SpoolDirectory", "PromptCacheDirectory"])
        {
            Assert.Contains(TestLog.Entries, entry => entry.Message.Contains($"Option {name} of client 'places' can be no path", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void PreviousPublicKey_WithoutText_IsSaidAndLeftOut()
    {
        var options = new LangfuseOptions { PublicKey = "pk", SecretKey = "sk" };
        options.SpoolPreviousPublicKeys.Add(null!);
        options.SpoolPreviousPublicKeys.Add("pk-lf-old");
        options.SpoolPreviousPublicKeys.Add(" ");

        Assert.Null(OptionsCheck.Mend(options, "earlier"));
        Assert.Equal(["pk-lf-old"], options.SpoolPreviousPublicKeys);
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("SpoolPreviousPublicKeys of client 'earlier'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("pk-lf-schlüssel")]
    [InlineData("pk-lf-1 2")]
    [InlineData("pk-lf-1\u00042")]
    public void PublicKey_ThatNoRequestCanCarry_TurnsTheClientOff(string key)
    {
        var why = OptionsCheck.Mend(new LangfuseOptions { PublicKey = key, SecretKey = "sk" });

        Assert.Contains("Option PublicKey has a character that is in no key", why, StringComparison.Ordinal);
        Assert.DoesNotContain(key, why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondBadAddress_InOneProcess_IsSaidToo()
    {
        foreach (var host in (string[])["first.example.com", "second.example.com"])
        {
            await using var client = LangfuseClient.Start("twice-wrong", options =>
            {
                (options.PublicKey, options.SecretKey) = ("pk-lf-1", "sk-lf-1");
                options.BaseUrl = new Uri("ftp://" + host);
            });
        }

        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("first.example.com", StringComparison.Ordinal));
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("second.example.com", StringComparison.Ordinal));
    }

    [Fact]
    public void SwappedKeys_AreSaid()
    {
        Assert.Null(OptionsCheck.Mend(new LangfuseOptions { PublicKey = "sk-lf-1", SecretKey = "pk-lf-1" }));

        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("look swapped", StringComparison.Ordinal));
    }

    private static LangfuseOptions FromEnvironment(Dictionary<string, string> variables)
    {
        var options = new LangfuseOptions();
        OptionsReader.ApplyEnvironment(options, withKeys: true, variables.GetValueOrDefault);
        return options;
    }

    [Theory]
    [InlineData("https://cloud.langfuse.com", "https://cloud.langfuse.com/")]
    [InlineData("https://cloud.langfuse.com/", "https://cloud.langfuse.com/")]
    [InlineData("https://us.cloud.langfuse.com/api/public/otel", "https://us.cloud.langfuse.com/")]
    [InlineData("https://cloud.langfuse.com/api/public/otel/", "https://cloud.langfuse.com/")]
    [InlineData("https://cloud.langfuse.com/api/public/otel/v1/traces", "https://cloud.langfuse.com/")]
    [InlineData("https://cloud.langfuse.com/api/public/ingestion", "https://cloud.langfuse.com/")]
    [InlineData("https://cloud.langfuse.com/api/public", "https://cloud.langfuse.com/")]
    [InlineData("https://proxy.example.com/tools/langfuse/api/public/otel", "https://proxy.example.com/tools/langfuse/")]
    [InlineData("https://proxy.example.com/tools/langfuse", "https://proxy.example.com/tools/langfuse")]
    [InlineData("https://cloud.langfuse.com/project/clx123/traces?x=1", "https://cloud.langfuse.com/")]
    [InlineData("  \"http://localhost:3000\" ", "http://localhost:3000/")]
    [InlineData("'http://localhost:3000/'\n", "http://localhost:3000/")]
    public async Task Address_InAnyFormThatPagesPrint_IsThatOfTheServer(string given, string expected)
    {
        var options = new LangfuseOptions();
        Langfuse.Observe.Options.OptionsReader.ApplyEnvironment(options, withKeys: true, name => name switch
        {
            "LANGFUSE_BASE_URL" => given,
            "LANGFUSE_PUBLIC_KEY" => " \"pk-lf-1\"\n",
            "LANGFUSE_SECRET_KEY" => "'sk-lf-1'",
            _ => null,
        });
        await using var client = LangfuseClient.Start("address", set =>
        {
            (set.BaseUrl, set.PublicKey, set.SecretKey) = (options.BaseUrl, options.PublicKey, options.SecretKey);
            set.ShutdownTimeout = TimeSpan.Zero;
        });

        Assert.Equal((new Uri(expected), "pk-lf-1", "sk-lf-1"), (client.Options.BaseUrl, client.Options.PublicKey, client.Options.SecretKey));
    }

    [Fact]
    public async Task AddressThatIsNone_IsNamedWithoutItsPassword()
    {
        await using var client = LangfuseClient.Start("no-address", static options =>
        {
            (options.PublicKey, options.SecretKey) = ("pk-lf-1", "sk-lf-1");
            options.BaseUrl = new Uri("ftp://me:hidden-password@files.example.com");
        });

        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("files.example.com", StringComparison.Ordinal));
        Assert.DoesNotContain(TestLog.Entries, static entry => entry.Message.Contains("hidden-password", StringComparison.Ordinal));
    }
}
