using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Generators.Tests.Capture;

/// <summary>Random values of the sample types: the same seed gives the same values for the types of two assemblies.</summary>
internal sealed class RandomValues(Assembly assembly, int seed)
{
    private static readonly string[] s_texts = ["", "plain", "a \"quote\" \\ \n\t\u0001", "é 日本 😀", "lone \uD800 half", "<b>&amp;'", new string('x', 3000)];

    private readonly Random _random = new(seed);

    public object? Make(Type type, int depth = 0)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return _random.Next(3) == 0 ? null : Make(underlying, depth);
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, _random.Next(0, 8));
        }

        return Scalar(type) ?? (IsNothing(type, depth) ? null : Composite(type, depth));
    }

    private bool IsNothing(Type type, int depth) =>
        !type.IsValueType && (depth > 6 || _random.Next(4) == 0 || typeof(Delegate).IsAssignableFrom(type) || typeof(Stream).IsAssignableFrom(type) || typeof(Task).IsAssignableFrom(type));

    private object? Scalar(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => _random.Next(2) == 0,
        TypeCode.Byte => (byte)_random.Next(256),
        TypeCode.Char => (char)_random.Next(0x10000),
        TypeCode.Int32 => _random.Next(4) == 0 ? 0 : _random.Next(int.MinValue, int.MaxValue),
        TypeCode.Int64 => _random.NextInt64(long.MinValue, long.MaxValue) >> _random.Next(64),
        TypeCode.UInt64 => (ulong)_random.NextInt64() >> _random.Next(64),
        TypeCode.Single => _random.Next(5) == 0 ? float.NaN : (float)_random.NextDouble() * 1e10f,
        TypeCode.Double => _random.Next(5) == 0 ? double.PositiveInfinity : _random.NextDouble() * Math.Pow(10, _random.Next(-20, 20)),
        TypeCode.Decimal => new decimal(_random.Next(), _random.Next(), 0, _random.Next(2) == 0, (byte)_random.Next(20)),
        TypeCode.DateTime => new DateTime(_random.NextInt64(DateTime.MaxValue.Ticks), (DateTimeKind)_random.Next(3)),
        TypeCode.String => _random.Next(4) == 0 ? null : s_texts[_random.Next(s_texts.Length)],
        _ => OtherScalar(type),
    };

    private object? OtherScalar(Type type) =>
        type == typeof(Guid) ? new Guid(_random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(_random.NextInt64(1, DateTime.MaxValue.Ticks / 2) + TimeSpan.TicksPerDay, TimeSpan.FromMinutes(_random.Next(-600, 600)))
        : type == typeof(TimeSpan) ? new TimeSpan(_random.NextInt64())
        : type == typeof(DateOnly) ? DateOnly.FromDayNumber(_random.Next(3_000_000))
        : type == typeof(Uri) ? new Uri("https://example.com/é?x=1")
        : type == typeof(byte[]) ? new byte[_random.Next(5)]
        : type == typeof(CancellationToken) ? CancellationToken.None
        : null;

    private object? Composite(Type type, int depth)
    {
        if (type.IsArray)
        {
            var array = Array.CreateInstance(type.GetElementType()!, _random.Next(4));
            for (var i = 0; i < array.Length; i++)
            {
                array.SetValue(Make(type.GetElementType()!, depth + 1), i);
            }

            return array;
        }

        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type))
        {
            return type.GetGenericArguments() is [var item] ? List(item, depth) : Dictionary(type.GetGenericArguments(), depth);
        }

        if (type == typeof(object) || type.IsAbstract || _random.Next(3) == 0)
        {
            type = Derived(type);
        }

        return type.Namespace is null or "App" || type.IsValueType ? Filled(type, depth) : null;
    }

    private IList List(Type item, int depth)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var i = _random.Next(4); i > 0; i--)
        {
            list.Add(Make(item, depth + 1));
        }

        return list;
    }

    private IDictionary Dictionary(Type[] types, int depth)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(types))!;
        for (var i = _random.Next(4); i > 0; i--)
        {
            if (Make(types[0], depth) is { } key)
            {
                dictionary[key] = Make(types[1], depth + 1);
            }
        }

        return dictionary;
    }

    private Type Derived(Type type)
    {
        var candidates = assembly.GetTypes()
            .Where(candidate => candidate is { Namespace: "App", IsAbstract: false, IsGenericTypeDefinition: false, IsValueType: false } && type.IsAssignableFrom(candidate) && candidate.Name != "Root" && !candidate.Name.StartsWith('<'))
            .OrderBy(candidate => candidate.Name, StringComparer.Ordinal).ToArray();
        return candidates.Length == 0 ? type : candidates[_random.Next(candidates.Length)];
    }

    private object Filled(Type type, int depth)
    {
        var value = RuntimeHelpers.GetUninitializedObject(type);
        for (var owner = type; owner is not null && owner != typeof(object) && owner != typeof(ValueType); owner = owner.BaseType)
        {
            foreach (var field in owner.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).OrderBy(field => field.MetadataToken))
            {
                field.SetValue(value, Make(field.FieldType, depth + 1));
            }
        }

        return value;
    }
}
