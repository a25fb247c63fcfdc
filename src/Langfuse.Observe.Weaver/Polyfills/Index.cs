namespace System;

/// <summary>Lets a netstandard2.0 project use list patterns.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
