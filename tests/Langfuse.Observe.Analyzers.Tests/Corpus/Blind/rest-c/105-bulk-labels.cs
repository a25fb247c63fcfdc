// Right
using Langfuse.Observe;

namespace Labels;

public sealed class BulkLabels(LangfuseClient langfuse, Func<string, Task<string>> complete)
{
    public Task<Dictionary<string, string>> LabelAsync(IReadOnlyCollection<string> pictures) => RunAsync(pictures);

    private async Task<Dictionary<string, string>> RunAsync(IReadOnlyCollection<string> pictures)
    {
        using var trace = langfuse.StartTrace("bulk-labels", input: new { pictures.Count });
        var labels = new Dictionary<string, string>();
        await Parallel.ForEachAsync(pictures, async (picture, _) =>
        {
            var label = await LabelOneAsync(picture);
            lock (labels)
            {
                labels[picture] = label;
            }
        });
        var summary = Task.Run(() => SummariseAsync(labels.Count));
        trace.Update(output: await summary);
        return labels;
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> LabelOneAsync(string picture) => complete("Label " + picture);

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> SummariseAsync(int count) => complete($"{count} labels");
}
