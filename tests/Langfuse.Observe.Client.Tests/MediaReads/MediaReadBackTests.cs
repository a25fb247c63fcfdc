using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;

namespace Langfuse.Observe.Client.Tests.MediaReads;

public sealed class MediaReadBackTests
{
    [Theory]
    [InlineData("image/png")]
    [InlineData("audio/wav")]
    [InlineData("application/pdf")]
    public async Task WhatWasRecorded_ComesBack(string contentType)
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "media-back-" + contentType);
        byte[] content = [.. System.Text.Encoding.UTF8.GetBytes(contentType), .. Enumerable.Range(0, 1_000).Select(static number => (byte)number)];
        var media = new LangfuseMedia(content, contentType);
        using (var trace = langfuse.StartTrace("media", input: new { file = media, text = "see above" }))
        {
        }

        await langfuse.FlushAsync(TimeSpan.FromSeconds(60));
        var stored = (await langfuse.Traces.ListAsync(name: "media").ToListAsync()).Single();

        var back = await langfuse.Media.DownloadAsync(stored.Input.GetProperty("file").GetString()!);
        Assert.Equal((contentType, media.Id), (back.ContentType, back.Id));
        Assert.Equal(content, back.Content.ToArray());
        var resolved = await langfuse.Media.ResolveAsync(stored.Input);
        Assert.Equal($"data:{contentType};base64,{Convert.ToBase64String(content)}", resolved.GetProperty("file").GetString());
        Assert.Equal("see above", resolved.GetProperty("text").GetString());
    }

    [Fact]
    public async Task ReferenceToNothing_StaysAsItIs_AndADownloadSaysSo()
    {
        await using var server = await Servers.StartAsync();
        await using var langfuse = Servers.Client(server, "media-nothing");
        const string text = "a @@@langfuseMedia:type=image/png|id=0123456789012345678901|source=bytes@@@ b @@@langfuseMedia:cut";

        Assert.Equal(text, await langfuse.Media.ResolveAsync(text));
        Assert.Equal(JsonValueKind.Undefined, (await langfuse.Media.ResolveAsync(default(JsonElement))).ValueKind);
        var refused = await Assert.ThrowsAsync<LangfuseException>(() => langfuse.Media.DownloadAsync(text));
        Assert.Equal(404, (int)refused.StatusCode!);
    }
}
