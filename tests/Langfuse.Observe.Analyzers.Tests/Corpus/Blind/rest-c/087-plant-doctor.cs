// Planted: LFO1050
using Langfuse.Observe;
using System.Diagnostics;

namespace Garden;

public sealed class PlantDoctor(ActivitySource source, Func<string, Task<string>> complete)
{
    public async Task<string> DiagnoseAsync(string plant, string[] symptoms)
    {
        using Activity? activity = source.StartActivity("diagnose");
        try
        {
            var list = string.Join(", ", symptoms);
            return await AskAsync($"{plant} has {list}");
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> AskAsync(string question) => complete(question);
}
