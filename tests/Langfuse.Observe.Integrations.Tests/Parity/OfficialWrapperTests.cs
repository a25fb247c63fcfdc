using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Langfuse.Observe.AiTypes.Tests.Support;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Integrations.Tests.Parity;

/// <summary>The same exchanges, with the same model service, through the official JS wrappers and through ours: each to a server of its own, read back field by
/// field. The page docs/integrations-js.md lists what differs, and is what this test approves.</summary>
[Collection(nameof(Alone))]
public sealed class OfficialWrapperTests
{
    private const int LongestValue = 160;

    [SkippableFact]
    public async Task SameExchanges_DifferOnlyInWhatThePageLists()
    {
        await using var fake = await FakeModel.StartAsync();
        await using var theirs = await LangfuseLocalServer.StartAsync();
        await using var ours = await LangfuseLocalServer.StartAsync();
        await RunTheirsAsync(theirs, fake);
        await using (var langfuse = LangfuseClient.Start(options => (options.BaseUrl, options.PublicKey, options.SecretKey) = (ours.BaseUrl, ours.PublicKey, ours.SecretKey)))
        {
            await Exchanges.RunAsync(langfuse, fake);
        }

        var official = await StoredCall.ReadAsync(theirs);
        var own = await StoredCall.ReadAsync(ours);
        Assert.Equal(12, own.Count);
        Assert.Equal(own.Keys.Order(StringComparer.Ordinal), official.Keys.Order(StringComparer.Ordinal));
        Snapshot.MatchFile(Page(), Text(official, own));
    }

    private static string Text(Dictionary<string, StoredCall> official, Dictionary<string, StoredCall> own)
    {
        var text = new StringBuilder(Differences.Head);
        var same = 0;
        foreach (var (exchange, call) in own.OrderBy(static call => call.Key, StringComparer.Ordinal))
        {
            foreach (var (field, value) in call.Fields)
            {
                var other = official[exchange].Fields[field];
                if (value == other)
                {
                    same++;
                    continue;
                }

                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {exchange} | {field} | {Cell(other)} | {Cell(value)} | {Differences.Why(exchange, field)} |\n");
            }
        }

        return text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\nThe same in both: {same} of {own.Count * 10} fields.\n").ToString();
    }

    private static string Cell(string value) => value.Length == 0 ? "nothing" : $"`{(value.Length > LongestValue ? value[..LongestValue] + "…" : value).Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")}`";

    private static async Task RunTheirsAsync(LangfuseLocalServer server, FakeModel fake)
    {
        var start = JsPeer.Script("compare.mjs", "sdks");
        start.Environment["LANGFUSE_BASE_URL"] = server.BaseUrl.GetLeftPart(UriPartial.Authority);
        start.Environment["LANGFUSE_PUBLIC_KEY"] = server.PublicKey;
        start.Environment["LANGFUSE_SECRET_KEY"] = server.SecretKey;
        start.Environment["OPENAI_BASE_URL"] = new Uri(fake.Address, "/v1").AbsoluteUri;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
    }

    private static string Page([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "../../../docs/integrations-js.md");
}
