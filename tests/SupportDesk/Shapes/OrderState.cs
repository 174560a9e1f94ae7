namespace SupportDesk;

/// <summary>Where an order is.</summary>
public enum OrderState
{
    /// <summary>Being packed.</summary>
    Packing,

    /// <summary>With the carrier.</summary>
    OnItsWay,

    /// <summary>Handed over.</summary>
    Delivered,

    /// <summary>The carrier cannot find it.</summary>
    Lost,
}
