// Right
using Langfuse.Observe;

namespace Insurance.Tariffs;

public class Tariff
{
    [Observe(Name = "premium")]
    public virtual decimal Premium(int age, int years)
    {
        var yearly = age < 25 ? 420m : 260m;
        return yearly * years;
    }

    public virtual string Describe() => "standard";
}

public sealed class YouthTariff : Tariff
{
    [Observe(Name = "youth-premium")]
    public override decimal Premium(int age, int years)
    {
        if (age >= 30)
        {
            throw new ArgumentOutOfRangeException(nameof(age));
        }

        return 199m * years + (age < 21 ? 50m : 0m);
    }

    public override string Describe() => base.Describe() + ", youth";
}
