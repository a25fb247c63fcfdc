// Planted: LFO1012
using Langfuse.Observe;
namespace Tools;

[Observe(AsType = ObservationType.Tool)]
public sealed class Cleaner
{
    public async void Clean(string folder)
    {
        await Task.Delay(10);
        Directory.Delete(folder);
    }
}
