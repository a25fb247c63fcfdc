using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.Datasets;

public sealed class DatasetMediaTests
{
    private static readonly byte[] s_png = [.. Enumerable.Range(0, 500).Select(static number => (byte)(number * 7))];

    [Fact]
    public async Task MediaInEveryField_ComeBackWithTheItem()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "dataset-media");
        await langfuse.Datasets.CreateAsync("pictures");
        var media = new LangfuseMedia(s_png, "image/png");
        var pdf = new LangfuseMedia(s_png.AsMemory(100), "application/pdf");
        var uri = $"data:audio/wav;base64,{Convert.ToBase64String(s_png, 0, 300)}";

        var created = await langfuse.Datasets.CreateItemAsync("pictures", input: new { question = "What is this?", picture = media, parts = new object[] { new { voice = uri } } }, expectedOutput: pdf, metadata: new { also = media });
        var item = (await langfuse.Datasets.GetAsync("pictures")).Items.Single();

        Assert.Equal(created.Id, item.Id);
        Assert.Equal(media.Reference, item.Input.GetProperty("picture").GetString());
        Assert.Equal(s_png, (await langfuse.Media.DownloadAsync(item.Input.GetProperty("picture").GetString()!)).Content.ToArray());
        Assert.Equal(pdf.Reference, item.ExpectedText);
        Assert.Equal(("application/pdf", pdf.Content.Length), await DownloadedAsync(langfuse, item.ExpectedText!));
        var resolved = await langfuse.Media.ResolveAsync(item.Input);
        Assert.Equal(uri, resolved.GetProperty("parts")[0].GetProperty("voice").GetString());
        Assert.Equal("What is this?", resolved.GetProperty("question").GetString());
        var stored = await Servers.GetAsync(server, "api/public/dataset-items/" + item.Id);
        Assert.Equal(
            ["expectedOutput $", "input $.parts[0].voice", "input $.picture", "metadata $.also"],
            stored.GetProperty("mediaReferences").EnumerateArray().Select(static one => $"{one.GetProperty("field").GetString()} {one.GetProperty("jsonPath").GetString()!.Replace("['", ".", StringComparison.Ordinal).Replace("']", "", StringComparison.Ordinal)}").Order());
    }

    [Fact]
    public async Task WhatIsMasked_IsMaskedBeforeMediaAreFound()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "dataset-masked", static options => options.Mask = static (_, text) => text.Replace("Ada", "***", StringComparison.Ordinal));
        await langfuse.Datasets.CreateAsync("pictures");

        await langfuse.Datasets.CreateItemAsync("pictures", input: new { who = "Ada", picture = new LangfuseMedia(s_png, "image/png") }, id: "masked-1");

        var item = await langfuse.Datasets.GetItemAsync("masked-1");
        Assert.Equal("***", item.Input.GetProperty("who").GetString());
        Assert.Equal(s_png.Length, (await langfuse.Media.DownloadAsync(item.Input.GetProperty("picture").GetString()!)).Content.Length);
    }

    [Fact]
    public async Task MediaThatAreRefused_KeepTheItemFromBeingStored()
    {
        await using var server = RawServer.Start(static request =>
            request.Path.StartsWith("/api/public/v2/datasets/", StringComparison.Ordinal) ? RawAnswer.Status(200, """{"id":"d-1","name":"pictures","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}""")
            : request.Path == "/api/public/media" ? RawAnswer.Status(400, """{"message":"File too large"}""")
            : RawAnswer.AcceptAll(request));
        await using var client = server.Client();

        var refused = await Assert.ThrowsAsync<LangfuseException>(() => client.Datasets.CreateItemAsync("pictures", input: new { picture = new LangfuseMedia(s_png, "image/png") }, id: "item-1"));

        Assert.Contains("(image/png, 500 bytes) in the input of dataset item 'item-1' could not be uploaded, so the item was not stored", refused.Message, StringComparison.Ordinal);
        Assert.Contains("File too large", refused.Message, StringComparison.Ordinal);
        Assert.Equal(400, (int)refused.StatusCode!);
        Assert.DoesNotContain(server.Requests, static request => request.Path == "/api/public/dataset-items");
    }

    [Fact]
    public async Task WithoutUpload_TheTextStaysAsItIs()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "dataset-no-media", static options => options.MediaUploadEnabled = false);
        await langfuse.Datasets.CreateAsync("pictures");
        var uri = $"data:image/png;base64,{Convert.ToBase64String(s_png)}";

        await langfuse.Datasets.CreateItemAsync("pictures", input: uri, id: "plain");

        Assert.Equal(uri, (await langfuse.Datasets.GetItemAsync("plain")).InputText);
    }

    [Fact]
    public async Task ItemThatGoesWhilePagesAreRead_CostsNoOther()
    {
        var reads = 0;
        await using var server = RawServer.Start(request =>
        {
            if (!request.Path.StartsWith("/api/public/dataset-items?", StringComparison.Ordinal))
            {
                return RawAnswer.Status(200, """{"id":"d-1","name":"moving","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00Z"}""");
            }

            // Before the second page of the first read the first item is deleted, so that the third moves to the first page.
            var isLater = Interlocked.Increment(ref reads) > 1;
            string[] all = isLater ? ["b", "c", "d"] : ["a", "b", "c", "d"];
            var page = request.Path.Contains("page=2", StringComparison.Ordinal) ? 2 : 1;
            return RawAnswer.Status(200, JsonSerializer.Serialize(new
            {
                data = all.Skip((page - 1) * 2).Take(2).Select(static id => new { id, datasetId = "d-1", datasetName = "moving", status = "ACTIVE", input = id, createdAt = "2026-01-01T00:00:00Z", updatedAt = "2026-01-01T00:00:00Z" }),
                meta = new { page, limit = 2, totalItems = all.Length, totalPages = 2 },
            }));
        });
        await using var client = server.Client();

        var dataset = await client.Datasets.GetAsync("moving");

        Assert.Superset(new HashSet<string> { "b", "c", "d" }, dataset.Items.Select(static item => item.Id).ToHashSet());
    }

    private static async Task<(string Type, int Length)> DownloadedAsync(LangfuseClient langfuse, string reference)
    {
        var media = await langfuse.Media.DownloadAsync(reference);
        return (media.ContentType, media.Content.Length);
    }
}
