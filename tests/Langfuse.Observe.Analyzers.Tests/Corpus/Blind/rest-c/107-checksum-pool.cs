// Right
using Langfuse.Observe;
using System.IO.Hashing;

namespace System.IO.Hashing
{
    internal static class Adler
    {
        public static uint Sum(ReadOnlySpan<byte> bytes)
        {
            uint a = 1, b = 0;
            foreach (var value in bytes)
            {
                a = (a + value) % 65521;
                b = (b + a) % 65521;
            }

            return (b << 16) | a;
        }
    }
}

namespace Backup
{
    public sealed class ChecksumPool
    {
        public uint[] Sums(IReadOnlyList<byte[]> blocks)
        {
            var sums = new uint[blocks.Count];
            using var done = new CountdownEvent(blocks.Count);
            for (var i = 0; i < blocks.Count; i++)
            {
                ThreadPool.UnsafeQueueUserWorkItem(index =>
                {
                    sums[index] = Adler.Sum(blocks[index]);
                    done.Signal();
                }, i, preferLocal: true);
            }

            done.Wait();
            return sums;
        }

        [Observe(AsType = ObservationType.Chain)]
        public static string Explain(int good, int all) => $"{good} of {all} blocks are good";
    }
}
