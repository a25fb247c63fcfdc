// Right
using Langfuse.Observe;

namespace Photos;

public sealed class Labeller(Func<string, Task<string>> vision)
{
    [Observe(Name = "label-album")]
    public async Task<IReadOnlyDictionary<string, string>> LabelAsync(IReadOnlyList<string> files)
    {
        var pending = new Dictionary<string, Task<string>>();
        using var gate = new SemaphoreSlim(4);
        foreach (var file in files)
        {
            if (!pending.ContainsKey(file))
            {
                pending[file] = LabelOneAsync(file, gate);
            }
        }

        var labels = new Dictionary<string, string>();
        foreach (var (file, task) in pending)
        {
            labels[file] = await task;
        }

        return labels;
    }

    [Observe(AsType = ObservationType.Tool, Name = "label-photo")]
    private async Task<string> LabelOneAsync(string file, SemaphoreSlim gate)
    {
        await gate.WaitAsync();
        try
        {
            return await vision(file);
        }
        finally
        {
            gate.Release();
        }
    }
}
