// Right
using Langfuse.Observe;
using System.Threading.Channels;

namespace Scans;

public sealed class ScanBatch(Func<string, Task<string>> recognise)
{
    [Observe(Name = "scan-batch")]
    public async Task<int> RunAsync(IReadOnlyList<string> files)
    {
        var pages = Channel.CreateBounded<string>(8);
        var texts = new List<string>();
        var reader = Task.Run(async () =>
        {
            await foreach (var page in pages.Reader.ReadAllAsync())
            {
                texts.Add(await RecogniseAsync(page));
            }
        });

        foreach (var file in files)
        {
            await pages.Writer.WriteAsync(file);
        }

        pages.Writer.Complete();
        await reader;
        return texts.Count;
    }

    [Observe(AsType = ObservationType.Tool)]
    private Task<string> RecogniseAsync(string page) => recognise(page);
}
