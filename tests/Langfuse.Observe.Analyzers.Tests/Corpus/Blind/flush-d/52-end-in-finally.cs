// Right
using Langfuse.Observe;

namespace Maps;

public interface IGeocoder
{
    Task<(double Lat, double Lon)?> FindAsync(string address, CancellationToken cancellationToken);
}

public sealed class AddressBook(IGeocoder geocoder)
{
    public async Task<string> LocateAsync(Observation trace, string address, CancellationToken cancellationToken)
    {
        var span = trace.StartObservation("locate", ObservationType.Tool, input: address);
        string? result = null;
        try
        {
            if (await geocoder.FindAsync(address, cancellationToken) is not { } place)
            {
                return "unknown";
            }

            result = $"{place.Lat:F3}/{place.Lon:F3}";
            return result;
        }
        catch (HttpRequestException error)
        {
            span.Fail(error);
            return "offline";
        }
        finally
        {
            span.End(output: result);
        }
    }
}
