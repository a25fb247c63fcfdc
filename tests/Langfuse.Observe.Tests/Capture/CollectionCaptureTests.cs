using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections.Specialized;

namespace Langfuse.Observe.Tests.Capture;

public class CollectionCaptureTests
{
    public static TheoryData<object, string> InMemory => new()
    {
        { new[] { 1, 2, 3 }, "[1,2,3]" },
        { Array.Empty<int>(), "[]" },
        { new List<string?> { "a", null }, """["a",null]""" },
        { new object?[] { 1, "b", null, 2.5 }, """[1,"b",null,2.5]""" },
        { new int[,] { { 1, 2 }, { 3, 4 } }, "[[1,2],[3,4]]" },
        { new int[][] { [1], [2, 3] }, "[[1],[2,3]]" },
        { new HashSet<int> { 1, 2 }, "[1,2]" },
        { new SortedSet<int> { 2, 1 }, "[1,2]" },
        { new Queue<int>([1, 2]), "[1,2]" },
        { new Stack<int>([1, 2]), "[2,1]" },
        { new LinkedList<int>([1, 2]), "[1,2]" },
        { new ArrayList { 1, "a" }, """[1,"a"]""" },
        { ImmutableArray.Create(1, 2), "[1,2]" },
        { ImmutableList.Create(1, 2), "[1,2]" },
        { default(ImmutableArray<int>), "null" },
        { new[] { 1, 2 }.ToFrozenSet(), "[1,2]" },
        { new ConcurrentQueue<int>([1, 2]), "[1,2]" },
        { new ConcurrentBag<int>([1]), "[1]" },
        { new Collection<int>([1, 2]), "[1,2]" },
        { new ReadOnlyCollection<int>([1, 2]), "[1,2]" },
        { new ObservableCollection<int>([1, 2]), "[1,2]" },
        { new Memory<int>([1, 2]), "[1,2]" },
        { new ReadOnlyMemory<int>([1, 2]), "[1,2]" },
        { new ArraySegment<int>([1, 2, 3], 1, 2), "[2,3]" },
        { new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, """{"a":1,"b":2}""" },
        { new SortedDictionary<string, int> { ["b"] = 2, ["a"] = 1 }, """{"a":1,"b":2}""" },
        { new SortedList<string, int> { ["a"] = 1 }, """{"a":1}""" },
        { new ConcurrentDictionary<string, int> { ["a"] = 1 }, """{"a":1}""" },
        { ImmutableDictionary.Create<string, int>().Add("a", 1), """{"a":1}""" },
        { new Dictionary<string, int> { ["a"] = 1 }.ToFrozenDictionary(), """{"a":1}""" },
        { new ReadOnlyDictionary<string, int>(new Dictionary<string, int> { ["a"] = 1 }), """{"a":1}""" },
        { new Hashtable { ["a"] = 1 }, """{"a":1}""" },
        { new ListDictionary { ["a"] = 1 }, """{"a":1}""" },
        { new OrderedDictionary { ["a"] = 1 }, """{"a":1}""" },
        { new NameValueCollection { { "a", "1" }, { "a", "2" } }, """{"a":"1,2"}""" },
        { new Dictionary<string, int> { ["a"] = 1 }.Keys, """["a"]""" },
        { new Dictionary<string, int> { ["a"] = 1 }.Values, "[1]" },
        { new[] { "ab", "ac" }.GroupBy(word => word[0]).First(), """["ab","ac"]""" },
        { KeyValuePair.Create("a", 1), """{"Key":"a","Value":1}""" },
        { new DerivedList { 1, 2 }, "[1,2]" },
        { new DerivedDictionary { ["a"] = 1 }, """{"a":1}""" },
    };

    [Theory]
    [MemberData(nameof(InMemory))]
    public void InMemoryCollection_IsRecorded(object collection, string json) => Assert.Equal(json, Captured.Of(collection));

    [Fact]
    public void CollectionExpressionBehindAnInterface_IsRecorded()
    {
        IReadOnlyList<int> several = [1, 2];
        IEnumerable<int> single = [1];

        Assert.Equal("[1,2]", Captured.Of(several));
        Assert.Equal("[1]", Captured.Of(single));
    }

    [Fact]
    public void KeysThatAreNoStrings_BecomeText()
    {
        Assert.Equal("""{"1":"a"}""", Captured.Of(new Dictionary<int, string> { [1] = "a" }));
        Assert.Equal("""{"Monday":1}""", Captured.Of(new Dictionary<DayOfWeek, int> { [DayOfWeek.Monday] = 1 }));
        Assert.Equal("""{"0f8fad5b-d9cb-469f-a165-70867728950e":1}""", Captured.Of(new Dictionary<Guid, int> { [Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e")] = 1 }));
        Assert.Equal("""{"{\"Item1\":1,\"Item2\":\"a\"}":2}""", Captured.Of(new Dictionary<(int, string), int> { [(1, "a")] = 2 }));
    }

    [Fact]
    public void LazySequence_IsNeverEnumerated()
    {
        var enumerated = 0;
        IEnumerable<int> Lazy()
        {
            enumerated++;
            yield return 1;
        }

        object[] lazy = [Lazy(), Lazy().Select(x => x), new[] { 1 }.Select(x => { enumerated++; return x; }), new List<int> { 1 }.Where(_ => { enumerated++; return true; }), Enumerable.Range(0, 5).Select(x => { enumerated++; return x; }), new[] { 2, 1 }.OrderBy(x => { enumerated++; return x; })];
        var texts = Array.ConvertAll(lazy, value => Captured.Of(value));

        Assert.Equal(0, enumerated);
        Assert.All(texts, text => Assert.StartsWith("\"I", text, StringComparison.Ordinal));
        Assert.Equal("\"IEnumerable<int>\"", texts[0]);
    }

    [Fact]
    public void CollectionOfTheUsers_IsNotEnumerated()
    {
        Assert.Equal("\"CollectionCaptureTests.Trap\"", Captured.Of(new Trap()));
        Assert.Equal("\"CollectionCaptureTests.Trap\"", Captured.Of<IEnumerable<int>>(new Trap()));
        Assert.Equal("\"CollectionCaptureTests.Trap\"", Captured.Of(new ReadOnlyCollection<int>(new Trap())));
        Assert.Equal("[1]", Captured.Of(new ListThatEnumeratesAnew { 1 }));
    }

    [Fact]
    public void DeclaredInterface_IsDecidedByTheTypeAtRunTime()
    {
        IEnumerable<int> list = new List<int> { 1, 2 };

        Assert.Equal("""{"values":[1,2]}""", Captured.Arguments("values", list));
    }

    public sealed class DerivedList : List<int>;

    public sealed class DerivedDictionary : Dictionary<string, int>;

    private sealed class ListThatEnumeratesAnew : List<int>, IEnumerable<int>
    {
        IEnumerator<int> IEnumerable<int>.GetEnumerator() => throw new InvalidOperationException("enumerated");
    }

    private sealed class Trap : IList<int>
    {
        public int Count => throw new InvalidOperationException("counted");

        public bool IsReadOnly => throw new InvalidOperationException();

        public int this[int index] { get => throw new InvalidOperationException(); set => throw new InvalidOperationException(); }

        public void Add(int item) => throw new InvalidOperationException();

        public void Clear() => throw new InvalidOperationException();

        public bool Contains(int item) => throw new InvalidOperationException();

        public void CopyTo(int[] array, int arrayIndex) => throw new InvalidOperationException();

        public IEnumerator<int> GetEnumerator() => throw new InvalidOperationException("enumerated");

        public int IndexOf(int item) => throw new InvalidOperationException();

        public void Insert(int index, int item) => throw new InvalidOperationException();

        public bool Remove(int item) => throw new InvalidOperationException();

        public void RemoveAt(int index) => throw new InvalidOperationException();

        IEnumerator IEnumerable.GetEnumerator() => throw new InvalidOperationException("enumerated");
    }
}
