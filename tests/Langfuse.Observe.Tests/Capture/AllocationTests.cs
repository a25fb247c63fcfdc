using Langfuse.Observe.Capture;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Tests.Capture;

[Collection(nameof(Alone))]
public class AllocationTests
{
    private static readonly ObjectCaptureTests.Person s_person = new("Ada", 36);
    private static readonly List<int> s_numbers = [1, 2, 3];
    private static readonly Dictionary<string, int> s_map = new() { ["a"] = 1 };

    [Fact]
    public void Arguments_AllocateNothing() => AssertNoAllocation(static () =>
    {
        var capture = ArgumentCapture.Start(s_numbers, 1 << 20);
        capture.Add("question", "What is the return policy?");
        capture.Add("top", 3);
        capture.Add("day", DayOfWeek.Monday);
        capture.Add("when", DateTime.UnixEpoch);
        capture.Add("id", Guid.Empty);
        capture.Add("maybe", (int?)5);
        capture.Add("pair", (1, "b"));
        capture.Add("person", s_person);
        capture.Add("boxed", (object)s_person);
        capture.Add("numbers", s_numbers);
        capture.Add<IReadOnlyList<int>>("list", s_numbers);
        capture.Add("map", s_map);
        capture.Finish().Release();
    });

    [Fact]
    public void Result_AllocatesNothing() => AssertNoAllocation(static () =>
    {
        ValueCapture.Text("an answer", 1 << 20).Release();
        ValueCapture.Text(42, 1 << 20).Release();
        ValueCapture.Text(s_person, 1 << 20).Release();
        ValueCapture.Text(s_numbers, 1 << 20).Release();
    });

    private static void AssertNoAllocation(Action act) => Assert.Equal(0, Allocation.Fewest(act, times: 10));
}
