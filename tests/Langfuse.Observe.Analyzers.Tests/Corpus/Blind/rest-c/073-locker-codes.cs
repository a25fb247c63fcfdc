// Planted: LFO7001
using Langfuse.Observe;

[assembly: Observe(Namespaces = "Lockers.Doors.*")]

namespace Lockers
{
    public sealed record Locker(int Number, string Place);
}

namespace Lockers.Doors.Electric
{
    public sealed class DoorService
    {
        private readonly HashSet<int> _open = [];

        public bool Open(Locker locker, string passphrase)
        {
            if (passphrase.Length < 12)
            {
                return false;
            }

            return _open.Add(locker.Number);
        }

        public int Close(string place, IReadOnlyList<Locker> lockers)
        {
            return lockers.Count(l => l.Place == place && _open.Remove(l.Number));
        }
    }
}
