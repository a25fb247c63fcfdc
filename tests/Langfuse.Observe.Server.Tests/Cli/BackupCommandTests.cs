using Langfuse.Observe.Server.Tests.Support;

namespace Langfuse.Observe.Server.Tests.Cli;

public sealed class BackupCommandTests
{
    [Fact]
    public async Task ABackup_IsMadeWhileTheServerRuns_AndComesBack()
    {
        using var folder = new TemporaryFolder();
        var (data, copy) = (folder.File("data.db"), folder.File("copies/copy.db"));
        using (var server = await ChildServer.StartAsync(data))
        {
            await server.Client.ExportAsync(new ProtoSpan { Name = "kept" });
            var (made, _, _) = await Tool.RunAsync(null, "backup", copy, "--data", data);
            await server.Client.ExportAsync(new ProtoSpan { TraceId = Ids.Trace(2), SpanId = Ids.Span(2), Name = "later" });
            var (used, _, reason) = await Tool.RunAsync(null, "restore", copy, "--data", data, "--overwrite");

            Assert.Equal((0, 1), (made, used));
            Assert.Contains("A server uses the data file", reason, StringComparison.Ordinal);
            Assert.Equal(2, (int)(await server.Client.GetAsync("api/local/counts"))["traces"]!);
        }

        var (refused, _, error) = await Tool.RunAsync(null, "restore", copy, "--data", data);
        var (restored, _, _) = await Tool.RunAsync(null, "restore", copy, "--data", data, "--overwrite");

        Assert.Equal((1, 0), (refused, restored));
        Assert.Contains("exists already, and what is in it would be lost", error, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(data));
        }

        using var again = await ChildServer.StartAsync(data);
        Assert.Equal("kept", (string?)(await again.Client.ObservationAsync())["name"]);
        Assert.Equal(1, (int)(await again.Client.GetAsync("api/local/counts"))["traces"]!);
    }

    [Theory]
    [InlineData("backup", "copy.db", "There is no data file")]
    [InlineData("restore", "absent.db", "There is no copy")]
    [InlineData("restore", "text.db", "is not a data file of the local server")]
    public async Task WhatCannotBe_IsSaid(string command, string file, string expected)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("text.db"), new string('x', 5000));

        var (code, _, error) = await Tool.RunAsync(null, command, folder.File(file), "--data", folder.File("data.db"));

        Assert.Equal(1, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }
}
