// Right
using Langfuse.Observe;

namespace Courier.Api;

public sealed class CourierApi(HttpClient http)
{
    [Observe(AsType = ObservationType.Tool, Name = "track-parcel", CaptureInput = false)]
    public async Task<string> TrackAsync(string parcel, string apiKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://courier.example/parcels/" + parcel);
        request.Headers.Add("X-Api-Key", apiKey);
        using var response = await http.SendAsync(request);
        LangfuseContext.UpdateCurrentObservation(input: new { parcel }, metadata: new { status = (int)response.StatusCode });
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : "unknown";
    }

    [Observe(AsType = ObservationType.Chain)]
    public static string Explain(string state) => state switch
    {
        "T" => "on its way",
        "D" => "delivered",
        _ => "unknown",
    };
}
