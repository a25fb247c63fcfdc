using System.Text;
using Langfuse.Observe.LocalServer.Ingestion.Otlp;
using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Otlp;

public sealed class HostileContentTests : ServerTest
{
    [Fact]
    public void Protobuf_DamagedAnywhere_IsReadOrRefusedButNeverElse()
    {
        var whole = ProtoSpan.Export(new ProtoSpan
        {
            ParentSpanId = Ids.Span(2), StatusMessage = "m",
            Attributes = { ["text"] = "t", ["flag"] = true, ["number"] = 5, ["real"] = 0.5, ["list"] = new[] { "a", "b" }, ["bytes"] = new byte[] { 1, 2 } },
            Events = { ("exception", new() { ["exception.type"] = "E" }) },
        });
        var random = new Random(17);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            var damaged = whole[..(round % 2 == 0 ? whole.Length : random.Next(1, whole.Length))];
            for (var flips = random.Next(4); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            try
            {
                OtlpProtobuf.Read(damaged);
                read++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused");
    }

    [Fact]
    public async Task Json_WithHalvesOfSurrogatePairs_IsKeptWithAMarkInTheirPlace()
    {
        using var response = await Client.ExportJsonAsync("""
            {"resourceSpans":[{"scopeSpans":[{"scope":{"name":"langfuse-sdk"},"spans":[{"traceId":"00000000000000000000000000000001","spanId":"0000000000000001","name":"cut \ud83d","startTimeUnixNano":"1","endTimeUnixNano":"2",
            "attributes":[{"key":"langfuse.observation.input","value":{"stringValue":"{\"whole\":\"\\ud83d\\ude00\",\"cut\":\"\\ud83d\",\"path\":\"C:\\\\ud83d\"}"}},
            {"key":"langfuse.observation.metadata","value":{"stringValue":"{\"half\":\"\\ude00!\"}"}}]}]}]}]}
            """);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());

        var observation = await Client.ObservationAsync();

        Assert.Equal("cut \ufffd", (string?)observation["name"]);
        Assert.Equal(("\ud83d\ude00", "\ufffd", @"C:\ud83d"), ((string)observation["input"]!["whole"]!, (string)observation["input"]!["cut"]!, (string)observation["input"]!["path"]!));
        Assert.Equal("\ufffd!", (string?)observation["metadata"]!["half"]);
    }

    [Fact]
    public async Task Text_WithZeroCharactersAndOddBytes_IsReadBackWhole()
    {
        await Client.ExportAsync(new ProtoSpan { Name = "a\0b", Attributes = { ["langfuse.observation.input"] = "one\0two \u202e three", ["langfuse.observation.output"] = "" } });

        var observation = await Client.ObservationAsync();

        Assert.Equal("one\0two \u202e three", (string?)observation["input"]);
        Assert.Equal("a\0b", (string?)observation["name"]);
        Assert.Equal("", (string?)observation["output"]);
    }

    [Fact]
    public async Task Json_DeeperThanAReaderGoes_IsKeptAsText()
    {
        var deep = new StringBuilder().Insert(0, "[", 5000).Append(']', 5000).ToString();
        await Client.ExportAsync(new ProtoSpan { Attributes = { ["langfuse.observation.input"] = deep, ["langfuse.observation.metadata"] = deep, ["langfuse.trace.tags"] = deep } });

        Assert.Equal(deep, (string?)(await Client.ObservationAsync())["input"]);
    }

    [Fact]
    public async Task Text_OfManyMegabytes_IsKeptWhole()
    {
        var big = new string('x', 20_000_000);
        using var response = await Client.ExportAsync(ProtoSpan.Export(new ProtoSpan { Attributes = { ["langfuse.observation.input"] = big } }), gzip: true);

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal(big.Length, ((string)(await Client.ObservationAsync())["input"]!).Length);
    }
}
