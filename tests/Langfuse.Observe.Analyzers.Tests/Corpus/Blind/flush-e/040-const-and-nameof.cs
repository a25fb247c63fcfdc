// Planted: LFO5007
using Langfuse.Observe;

Console.WriteLine($"{Diagnostics.ServiceName} ({nameof(Diagnostics)})");
var inspector = new BridgeInspector();
foreach (var photo in args)
{
    Console.WriteLine($"{photo}: {inspector.Rate(photo)}");
}

internal static class Diagnostics
{
    public const string ServiceName = "bridge-inspection";

    internal static readonly LangfuseClient Langfuse = LangfuseClient.Start(o => o.ServiceName = ServiceName);

    public static async Task EndAsync() => await Langfuse.DisposeAsync();
}

internal sealed class BridgeInspector
{
    private int _photos;

    [Observe(AsType = ObservationType.Evaluator)]
    public string Rate(string photo)
    {
        _photos++;
        var cracks = Path.GetFileNameWithoutExtension(photo).Count(c => c == '_');
        LangfuseContext.UpdateCurrentTrace(tags: [Diagnostics.ServiceName], metadata: new { photo = _photos });
        return cracks switch
        {
            0 => "sound",
            < 3 => "watch",
            _ => "repair",
        };
    }
}
