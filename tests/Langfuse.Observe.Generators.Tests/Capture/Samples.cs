namespace Langfuse.Observe.Generators.Tests.Capture;

/// <summary>One of every kind of type and member, each reachable from one observed method.</summary>
internal static class Samples
{
    public const string Types = """"
        namespace App;

        public static class Service
        {
            [Observe]
            public static Root Run(Root root) => root;
        }

        public sealed class Root
        {
            public Order? Order { get; set; }
            public Plain? Plain { get; set; }
            public Cell Cell { get; set; }
            public Cell? MaybeCell { get; set; }
            public Mutable Mutable { get; set; }
            public Colour Colour { get; set; }
            public Access? Access { get; set; }
            public Animal? Animal { get; set; }
            public Shape? Shape { get; set; }
            public Page<Order>? Page { get; set; }
            public Marked? Marked { get; set; }
            public Login? Login { get; set; }
            public Primary? Primary { get; set; }
            public Card? Card { get; set; }
            public Secret? Secret { get; set; }
            public object? Anything { get; set; }
            public Hidden? Hidden { get; set; }
            public Traps? Traps { get; set; }
            public Hiding? Hiding { get; set; }
            public Initialised? Initialised { get; set; }
            public OnlyCode? OnlyCode { get; set; }
            public Names? Names { get; set; }
            public Node? Node { get; set; }
            public List<Order>? Orders { get; set; }
            public Order[]? OrderArray { get; set; }
            public int[]? Numbers { get; set; }
            public Dictionary<string, Cell>? Map { get; set; }
            public Dictionary<Colour, int>? ByColour { get; set; }
            public (int Count, string Name) Named { get; set; }
            public (int, (string, double?)) Nested { get; set; }
            public KeyValuePair<string, int> Pair { get; set; }
            public DateTime Time { get; set; }
            public DateTimeOffset Offset { get; set; }
            public Guid Guid { get; set; }
            public decimal Money { get; set; }
            public double Double { get; set; }
            public float Float { get; set; }
            public long Long { get; set; }
            public ulong ULong { get; set; }
            public char Char { get; set; }
            public bool? Maybe { get; set; }
            public byte[]? Bytes { get; set; }
            public TimeSpan Span { get; set; }
            public DateOnly Date { get; set; }
            public Uri? Uri { get; set; }
            public string? Text { get; set; }
            public IReadOnlyList<string?>? Texts { get; set; }
        }

        public record Order(int Id, string? Note, [property: JsonPropertyName("user_id")] string UserId)
        {
            public DateTime Created { get; init; }
            public int Computed => throw new InvalidOperationException();
        }

        public sealed record BigOrder(int Id, string? Note, string UserId, int Size) : Order(Id, Note, UserId);

        public class Plain
        {
            public int Field;
            public readonly string? ReadOnlyField;
            private int _hidden;
            internal int Internal { get; set; }
            public int Property { get; private set; }
            public required string Required { get; set; }
            public static int Static { get; set; }
            public int this[int index] => throw new InvalidOperationException();
            public int WriteOnly { set => _hidden = value; }
            public dynamic? Dynamic { get; set; }
            public int @class { get; set; }
            public int Use() => _hidden;
        }

        public readonly record struct Cell(int X, int Y);

        public struct Mutable
        {
            public int A;
            public string? B { get; set; }
        }

        public enum Colour { Red, Green = 5, Blue }

        [Flags]
        public enum Access : byte { None, Read = 1, Write = 2 }

        public class Animal { public string? Name { get; set; } public virtual int Legs { get; set; } }

        public sealed class Dog : Animal { public override int Legs { get => throw new InvalidOperationException(); set { } } public string? Breed { get; set; } }

        public sealed class Cat : Animal { public override int Legs { get; set; } }

        [JsonDerivedType(typeof(Circle), "circle")]
        [JsonDerivedType(typeof(Square))]
        public abstract class Shape { public string? Label { get; set; } public abstract double Area { get; } }

        public sealed class Circle : Shape { public double Radius { get; set; } public override double Area => throw new InvalidOperationException(); }

        public sealed class Square : Shape { public double Side { get; set; } public override double Area => throw new InvalidOperationException(); }

        public sealed class Page<T> { public T[]? Items { get; set; } public int Total { get; set; } }

        public sealed class Marked
        {
            [JsonIgnore] public int Ignored { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public int Kept { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? NotNull { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int NotZero { get; set; }
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public Cell? NotNone { get; set; }
            [JsonInclude, JsonPropertyName("in\"clu\\ded é")] internal int Included { get; set; }
            [NotCaptured] public string? Gone { get; set; }
            [Sensitive] public string? Stars { get; set; }
            public System.Threading.CancellationToken Token { get; set; }
            public Func<int>? Callback { get; set; }
            public System.IO.Stream? Body { get; set; }
            public Task<int>? Pending { get; set; }
        }

        public sealed record Login(string User, [Sensitive] string Password, [NotCaptured] string Trace);

        public sealed class Primary([Sensitive] string key) { public string Key { get; } = key; }

        public interface ICard { [Sensitive] string Number { get; } }

        public sealed class Card : ICard { public string Number { get; set; } = "n"; }

        [Sensitive]
        public class Secret { public string? Value { get; set; } }

        public sealed class DerivedSecret : Secret { public string? More { get; set; } }

        [NotCaptured]
        public sealed class Hidden { public int X { get; set; } }

        public sealed class Traps
        {
            public int Data { get; set; }
            public int Throwing => throw new InvalidOperationException();
            public string? Lazy { get => field ??= new InvalidOperationException().Message; set; }
            public Lazy<int> Lazier { get; } = new(() => throw new InvalidOperationException());
        }

        public class HidingBase { public string? Same { get; set; } public string? Other { get; set; } public int Mixed { get; set; } }

        public sealed class Hiding : HidingBase { public new int Same { get; set; } public new int Mixed => throw new InvalidOperationException(); private new static int Other => 3; public static int Use() => Other; }

        public sealed class Initialised { public int Value { get; } = 42; public int Half { get; set { field = value; } } }

        public sealed class OnlyCode { public int Value => throw new InvalidOperationException(); }

        public sealed partial class Names { public int First { get; set; } }

        public sealed partial class Names { public int Second { get; set; } public int third; public int Fourth { get; set; } }

        public sealed class Node { public string? Name { get; set; } public Node? Next { get; set; } public List<Node>? Children { get; set; } }
        """";
}
