using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Server.Tests.Page;

/// <summary>The types that the page's modules state in comments, checked by TypeScript's compiler.</summary>
public sealed class PageTypesTests
{
    [SkippableFact]
    public async Task Modules_HaveTheTypesTheySay()
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../peers/page"));
        Skip.IfNot(Directory.Exists(Path.Combine(folder, "node_modules", "typescript")), "npm ci --prefix tests/peers/page");
        using var compiler = Process.Start(new ProcessStartInfo("node", ["node_modules/typescript/bin/tsc", "--project", "tsconfig.json"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;

        var output = await compiler.StandardOutput.ReadToEndAsync();
        await compiler.WaitForExitAsync();

        Assert.True(compiler.ExitCode == 0, output);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
