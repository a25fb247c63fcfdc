// Planted: LFO5001
using Langfuse.Observe;
using System.Net.Http.Json;

// tide: asks the harbour's service for a forecast and words it for fishermen
var langfuse = LangfuseClient.Start();
try
{
    using var http = new HttpClient();
    var tide = await http.GetFromJsonAsync<Tide>("https://harbour.example.org/tide/" + args[0]);
    Console.WriteLine(await Wording.WriteAsync(tide!.Station, tide.Metres));
    await langfuse.DisposeAsync();
    return 0;
}
catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
{
    langfuse.Score("station-known", false, sessionId: "tide-" + args[0]);
    Console.Error.WriteLine("no such station");
    return 3;
}
catch (Exception e)
{
    Console.Error.WriteLine(e.Message);
    await langfuse.DisposeAsync();
    return 1;
}

internal sealed record Tide(string Station, double Metres);

internal static class Wording
{
    [Observe(AsType = ObservationType.Generation, Model = "mistral-small")]
    public static async Task<string> WriteAsync(string station, double metres)
    {
        await Task.Yield();
        return metres > 3 ? $"High water at {station}." : $"Calm at {station}.";
    }
}
