// Planted: LFO5009
using Langfuse.Observe;

namespace Rendering;

public static class Program
{
    public static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var frames = int.TryParse(args.FirstOrDefault(), out var number) ? number : 24;
        var farm = new Farm();
        var work = new List<Task>();
        for (var node = 0; node < 4; node++)
        {
            var first = node;
            work.Add(Task.Factory.StartNew(async () =>
            {
                for (var frame = first; frame < frames; frame += 4)
                {
                    await farm.RenderAsync(frame);
                }
            }, TaskCreationOptions.LongRunning));
        }

        await Task.WhenAll(work);
        Console.WriteLine("all frames are rendered");
    }
}

public sealed class Farm
{
    [Observe(Name = "render")]
    public async Task<string> RenderAsync(int frame)
    {
        await Task.Delay(40);
        return $"frame-{frame:0000}.png";
    }
}
