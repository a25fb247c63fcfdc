// Planted: LFO1012
using Langfuse.Observe;

namespace SmartHome;

public interface ICamera
{
    Task<byte[]> SnapshotAsync();
}

public sealed class Doorbell(ICamera camera, Func<byte[], Task<string>> describe)
{
    private readonly List<string> _visitors = [];

    public IReadOnlyList<string> Visitors => _visitors;

    public void Press(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Announce(loud: i > 0);
        }
    }

    [Observe(Name = "announce-visitor")]
    private async void Announce(bool loud)
    {
        var picture = await camera.SnapshotAsync();
        var text = await describe(picture);
        _visitors.Add(loud ? text.ToUpperInvariant() : text);
    }
}
