// Planted: LFO5014
using Langfuse.Observe;

namespace Workbench.Plugins;

public interface IToolBox
{
    Task<string> RunAsync(string tool, string argument);
}

public sealed class FileAgent(LangfuseRunSink sink, IToolBox tools)
{
    public async Task<string> TidyAsync(string folder, string runId)
    {
        await using var run = sink.StartRun(runId, name: "tidy-folder", task: "Sort files by year");
        var listing = await tools.RunAsync("list", folder);
        run.Step(action: "list", code: folder, success: listing.Length > 0, output: listing);

        var moved = 0;
        foreach (var file in listing.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var result = await tools.RunAsync("move", file);
            run.Step(action: "move", code: file, success: result == "ok", output: result, reward: 0.1);
            moved += result == "ok" ? 1 : 0;
        }

        return $"{moved} files moved";
    }
}
