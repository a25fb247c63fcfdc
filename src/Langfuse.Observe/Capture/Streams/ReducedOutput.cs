using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Capture;

/// <summary>The output of a stream as the method's own <see cref="IStreamReducer{TItem, TResult}"/> makes it.</summary>
internal sealed class ReducedOutput<T> : StreamOutput<T>
{
    private readonly int _maxBytes;
    private readonly Type _type;
    private readonly Action<T> _add;
    private readonly Func<object?> _complete;
    private bool _hasFailed;

    private ReducedOutput(Type type, Action<T> add, Func<object?> complete, int maxBytes)
    {
        _type = type;
        _add = add;
        _complete = complete;
        _maxBytes = maxBytes;
    }

    /// <summary>Null when the method names no reducer, or one that cannot be used.</summary>
    public static ReducedOutput<T>? TryMake(ObservedMethod method, int maxBytes)
    {
        if (method.Reducer is not { } type)
        {
            return null;
        }

        try
        {
            return Contract(type) is { } contract ? Make(type, contract, maxBytes) : Refuse(method, type, "it does not implement IStreamReducer for the stream's items", null);
        }
        catch (Exception exception)
        {
            return Refuse(method, type, "it could not be constructed", exception is TargetInvocationException { InnerException: { } inner } ? inner : exception);
        }
    }

    public override void Add(T item)
    {
        if (_hasFailed)
        {
            return;
        }

        using var region = Unobserved.Open();
        try
        {
            _add(item);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }

    public override CapturedText Finish()
    {
        if (!_hasFailed)
        {
            using var region = Unobserved.Open();
            try
            {
                return ValueCapture.Text(_complete(), _maxBytes);
            }
            catch (Exception exception)
            {
                Fail(exception is TargetInvocationException { InnerException: { } inner } ? inner : exception);
            }
        }

        return CapturedText.Copy($"<not recorded: {TypeNames.Of(_type)}>");
    }

    // The interface's methods are bound one by one, so that no generic type has to be closed at run time.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(IStreamReducer<,>))]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The interface's two methods are kept by the dependency above.")]
    private static ReducedOutput<T> Make([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type type, Type contract, int maxBytes)
    {
        var reducer = Activator.CreateInstance(type)!;
        var complete = contract.GetMethod(nameof(IStreamReducer<,>.Complete))!;
        return new(type, contract.GetMethod(nameof(IStreamReducer<,>.Add))!.CreateDelegate<Action<T>>(reducer), () => complete.Invoke(reducer, null), maxBytes);
    }

    private static Type? Contract([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.Interfaces)] Type type)
    {
        foreach (var contract in type.GetInterfaces())
        {
            if (contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IStreamReducer<,>)
                && (contract.GetGenericArguments()[0] is var item && (item == typeof(T) || (!typeof(T).IsValueType && item.IsAssignableFrom(typeof(T))))))
            {
                return contract;
            }
        }

        return null;
    }

    private static ReducedOutput<T>? Refuse(ObservedMethod method, Type type, string reason, Exception? exception)
    {
        SelfLog.WarnOnce(
            "reducer:" + method.DeclaringType + method.Name + type.FullName,
            $"The reducer '{TypeNames.Of(type)}' of {method.Name} is not used: {reason}{(exception is null ? "" : $" ({exception.GetType().Name}: {exception.Message})")}. "
            + $"It needs a public parameterless constructor and IStreamReducer<{TypeNames.Of(typeof(T))}, TResult>. The stream's items are recorded instead.",
            exception);
        return null;
    }

    private void Fail(Exception exception)
    {
        _hasFailed = true;
        SelfLog.Fenced("the reducer " + TypeNames.Of(_type), exception);
    }
}
