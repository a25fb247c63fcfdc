using Langfuse.Observe.Delivery;
using Langfuse.Observe.Delivery.Spool;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>When a file of the spool has its next try, and in how large requests.</summary>
public sealed class KnownFileTests
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(500);

    [Fact]
    public void TriesInVain_AreFurtherAndFurtherApart()
    {
        var file = File(left: 100);
        for (var tries = 0; tries < 12; tries++)
        {
            file.PutOff();
        }

        Assert.Equal(12, file.Failures);
        Assert.InRange(file.TimeUntilDue, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void TryThatMadeProgress_IsFollowedByTheNextOneSoon_AndChangesNoSize()
    {
        var file = File(left: 100);
        for (var tries = 0; tries < 12; tries++)
        {
            file.PutOff();
        }

        file.Settle(1);
        file.PutOff();
        Assert.Equal(12, file.Failures);
        Assert.InRange(file.TimeUntilDue, TimeSpan.Zero, s_first);

        // Progress of an earlier try is none of this one.
        file.PutOff();
        Assert.Equal(13, file.Failures);
    }

    private static KnownFile File(long left) => new(SpoolName.New("spool", UnitKind.Observation, (int)left), left);
}
